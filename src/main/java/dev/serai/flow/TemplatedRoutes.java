package dev.serai.flow;

import java.util.List;

/** A feature's wish for routes made from templates, one bean each; asked whenever routes are deployed. */
@FunctionalInterface
public interface TemplatedRoutes {
    /** The routes to have; never null. */
    List<TemplatedRoute> routes();
}
