package dev.serai.sync;

/** What a run saw, or is about to do, is more than can be believed; a person must look at it. */
class NotBelieved extends RuntimeException {
    NotBelieved(String reasons) {
        super(reasons);
    }
}
