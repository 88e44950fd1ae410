package dev.serai.backup;

/** The account knows no association between two objects. */
class NotOffered extends RuntimeException {
    NotOffered(String reason) {
        super(reason);
    }
}
