package dev.serai.restore;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** An iterator that looks for its next element when it is asked whether there is one. */
abstract class Lookahead<T> implements Iterator<T> {
    private T next;

    /** The next element; null if none is left. */
    abstract T find();

    @Override
    public final boolean hasNext() {
        if (next == null) {
            next = find();
        }
        return next != null;
    }

    @Override
    public final T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T found = next;
        next = null;
        return found;
    }
}
