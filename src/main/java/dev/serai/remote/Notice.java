package dev.serai.remote;

/** Something that people want to be told; as JSON, its members are what programs are told. */
public interface Notice {
    /** Of what it tells, such as the id of a backup. */
    String id();

    /** One line that tells the outcome. */
    String subject();

    /** The notice for people to read. */
    String text();
}
