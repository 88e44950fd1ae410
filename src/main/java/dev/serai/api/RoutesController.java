package dev.serai.api;

import dev.serai.flow.DeployedRoutes;
import dev.serai.flow.RouteFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "routes")
class RoutesController {
    private final DeployedRoutes routes;

    RoutesController(DeployedRoutes routes) {
        this.routes = routes;
    }

    @GetMapping("/api/routes")
    @Operation(operationId = "listRoutes", summary = "The route files, what runs of them, and what is wrong with them")
    List<RouteFile> list() {
        return routes.files();
    }
}
