package dev.serai.flow;

import java.util.List;

/** The files under {@code routes/} as they are deployed. */
public interface DeployedRoutes {
    /** All files in the order of their names; never null. */
    List<RouteFile> files();
}
