package dev.serai.restore;

import java.util.List;

/** Properties without which HubSpot creates no record (facts section 5.2). */
final class Required {
    private Required() {}

    /**
     * @param object name in the archive
     * @param ofSchema those of a custom object; empty for HubSpot's own
     * @return of each list, one property at least is needed
     */
    static List<List<String>> of(String object, List<String> ofSchema) {
        return switch (object) {
            case "contacts" -> List.of(List.of("email", "firstname", "lastname"));
            case "companies" -> List.of(List.of("name", "domain"));
            case "deals" -> List.of(List.of("dealname"), List.of("dealstage"), List.of("pipeline"));
            case "tickets" -> List.of(List.of("subject"), List.of("hs_pipeline"), List.of("hs_pipeline_stage"));
            case "calls", "tasks", "notes", "meetings" -> List.of(List.of("hs_timestamp"));
            default -> ofSchema.stream().map(List::of).toList();
        };
    }
}
