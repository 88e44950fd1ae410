package dev.serai.flow;
/** s. */
public interface RowsFormat {
    byte[] write(Iterable<String[]> rows);
}
