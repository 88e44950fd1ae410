package dev.serai.remote;

/** What a call is made for. Those of one purpose share with those of the others what a remote allows. */
public enum Purpose {
    SYNC,
    RESTORE,
    /** A single question, often one that a person waits for. */
    QUESTION,
    /** Reading in bulk: a backup, or a comparison with the account. */
    BACKUP
}
