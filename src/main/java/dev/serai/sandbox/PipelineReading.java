package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pipelines and their stages: facts 7. */
final class PipelineReading {
    void addTo(Router router) {
        router.add("GET", Family.PIPELINES, "/{type}", ask -> Reply.ok(Maps.of("results", all(ask))))
                .add("GET", Family.PIPELINES, "/{type}/{id}", ask -> Reply.ok(pipeline(ask)))
                .add("GET", Family.PIPELINES, "/{type}/{id}/stages", ask -> Reply.ok(Maps.of("results", stages(ask))))
                .add("GET", Family.PIPELINES, "/{type}/{id}/stages/{stage}", this::stage)
                .add("GET", Family.PIPELINES, "/{type}/{id}/audit", this::audit);
    }

    private static List<Map<String, Object>> all(Ask ask) {
        Records records = ask.object();
        ask.token()
                .needOneOf(Stream.concat(records.type().readScopes().stream(), records.type().schemaScopes().stream())
                        .distinct()
                        .toList());
        List<Map<String, Object>> results = new ArrayList<>();
        for (Pipeline pipeline : ask.portal().pipelines(records)) {
            results.add(pipeline.json(results.size()));
        }
        return results;
    }

    private static Map<String, Object> pipeline(Ask ask) {
        return named(all(ask), ask.name("id"));
    }

    private static List<Map<String, Object>> stages(Ask ask) {
        List<Map<String, Object>> stages = new ArrayList<>();
        if (pipeline(ask).get("stages") instanceof List<?> all) {
            all.forEach(stage -> stages.add(Definitions.members(Maps.JSON.valueToTree(stage))));
        }
        return stages;
    }

    private Reply stage(Ask ask) {
        return Reply.ok(named(stages(ask), ask.name("stage")));
    }

    /** One entry: that the pipeline was made. */
    private Reply audit(Ask ask) {
        Map<String, Object> pipeline = pipeline(ask);
        Map<String, Object> entry = Maps.of(
                "portalId",
                ask.portal().id(),
                "identifier",
                ask.name("id"),
                "action",
                "CREATE",
                "timestamp",
                pipeline.get("createdAt"),
                "message",
                "",
                "rawObject",
                pipeline,
                "fromUserId",
                7_400_000);
        return Reply.ok(Maps.of("results", List.of(entry)));
    }

    private static Map<String, Object> named(List<Map<String, Object>> all, String id) {
        return all.stream().filter(one -> id.equals(one.get("id"))).findFirst().orElseThrow(Refusal::notFound);
    }
}
