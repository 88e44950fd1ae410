package dev.serai.flow;
/** s. */
public interface Runs {
    void start(String kind, String id);
}
