package dev.serai.backup;

/** Records came in an order that reading ranges of ids side by side cannot rely on. */
class NotInOrder extends RuntimeException {
    NotInOrder(String message) {
        super(message);
    }
}
