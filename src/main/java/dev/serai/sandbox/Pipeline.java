package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipeline of deals or tickets with its stages, id to label.
 *
 * @param said the JSON that someone gave, null for a made-up one
 */
record Pipeline(
        String id,
        String label,
        Map<String, String> stages,
        byte[] token,
        byte[][] stageTokens,
        Map<String, Object> said) {
    private static final String SINCE = "2021-03-04T05:06:07.890Z";

    static Pipeline of(String id, String label, String... stageIdsAndLabels) {
        Map<String, String> stages = new LinkedHashMap<>();
        for (int i = 0; i < stageIdsAndLabels.length; i += 2) {
            stages.put(stageIdsAndLabels[i], stageIdsAndLabels[i + 1]);
        }
        byte[][] tokens = stages.keySet().stream().map(Json::token).toArray(byte[][]::new);
        return new Pipeline(id, label, stages, Json.token(id), tokens, null);
    }

    /** A pipeline as the API shows it. */
    static Pipeline of(JsonNode json) {
        Map<String, String> stages = new LinkedHashMap<>();
        json.path("stages")
                .forEach(stage -> stages.put(
                        stage.path("id").asText(), stage.path("label").asText()));
        String id = json.path("id").asText();
        return new Pipeline(
                id, json.path("label").asText(), stages, Json.token(id), new byte[0][], Definitions.members(json));
    }

    /** The pipelines of an object, none for most. */
    static List<Pipeline> of(String object) {
        return switch (object) {
            case "deals" ->
                List.of(
                        of(
                                "default",
                                "Sales Pipeline",
                                "appointmentscheduled",
                                "Appointment Scheduled",
                                "qualifiedtobuy",
                                "Qualified To Buy",
                                "presentationscheduled",
                                "Presentation Scheduled",
                                "decisionmakerboughtin",
                                "Decision Maker Bought-In",
                                "contractsent",
                                "Contract Sent",
                                "closedwon",
                                "Closed Won",
                                "closedlost",
                                "Closed Lost"),
                        of(
                                "98127345",
                                "更新パイプライン",
                                "181234501",
                                "見積",
                                "181234502",
                                "交渉",
                                "181234503",
                                "更新済み",
                                "181234504",
                                "解約"));
            case "tickets" ->
                List.of(
                        of(
                                "0",
                                "Support Pipeline",
                                "1",
                                "New",
                                "2",
                                "Waiting on contact",
                                "3",
                                "Waiting on us",
                                "4",
                                "Closed"),
                        of(
                                "77120044",
                                "Returns",
                                "199000001",
                                "Requested",
                                "199000002",
                                "Received",
                                "199000003",
                                "Refunded"));
            default -> List.of();
        };
    }

    Map<String, Object> json(int order) {
        if (said != null) {
            return said;
        }
        List<Map<String, Object>> all = new ArrayList<>();
        stages.forEach((stageId, stageLabel) -> {
            boolean closed = all.size() >= stages.size() - 1;
            all.add(Maps.of(
                    "id",
                    stageId,
                    "label",
                    stageLabel,
                    "displayOrder",
                    all.size(),
                    "metadata",
                    Map.of("isClosed", Boolean.toString(closed)),
                    "createdAt",
                    SINCE,
                    "updatedAt",
                    SINCE,
                    "archived",
                    false,
                    "writePermissions",
                    "CRM_PERMISSIONS_ENFORCEMENT"));
        });
        return Maps.of(
                "id", id,
                "label", label,
                "displayOrder", order,
                "stages", all,
                "createdAt", SINCE,
                "updatedAt", SINCE,
                "archived", false);
    }
}
