package dev.serai.sandbox;

import java.util.List;

/** The properties without which a record cannot be created: one of each inner list (facts 5.2). */
final class Required {
    private Required() {}

    static List<List<String>> of(Portal portal, Records records) {
        if (records.type().custom()) {
            return SchemaReading.required(portal, records).stream()
                    .map(List::of)
                    .toList();
        }
        return switch (records.type().name()) {
            case "contacts" -> List.of(List.of("email", "firstname", "lastname"));
            case "companies" -> List.of(List.of("name", "domain"));
            case "deals" -> List.of(List.of("dealname"), List.of("dealstage"), List.of("pipeline"));
            case "tickets" -> List.of(List.of("subject"), List.of("hs_pipeline"), List.of("hs_pipeline_stage"));
            case "calls", "tasks", "notes", "meetings" -> List.of(List.of("hs_timestamp"));
            default -> List.of();
        };
    }
}
