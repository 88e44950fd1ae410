package dev.serai.restore;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Keeps a record's pipeline and stage together: a stage belongs to one pipeline. */
final class Stages {
    /** Properties that hold a pipeline: of deals, and of all others. */
    static final Set<String> PIPELINES = Set.of("pipeline", "hs_pipeline");

    /** Properties that hold a stage: of deals, and of all others. */
    static final Set<String> STAGES = Set.of("dealstage", "hs_pipeline_stage");

    private final String pipelineProperty;
    private final String stageProperty;
    private final Map<String, Set<String>> pipelines;

    private Stages(String pipelineProperty, String stageProperty, Map<String, Set<String>> pipelines) {
        this.pipelineProperty = pipelineProperty;
        this.stageProperty = stageProperty;
        this.pipelines = pipelines;
    }

    /** Null if a restore of the properties touches no pipeline, or pipelines are not known. */
    static Stages of(Set<String> properties, Surroundings surroundings) {
        if (!known(surroundings)) {
            return null;
        }
        if (properties.contains("pipeline") || properties.contains("dealstage")) {
            return new Stages("pipeline", "dealstage", surroundings.pipelines());
        }
        if (properties.contains("hs_pipeline") || properties.contains("hs_pipeline_stage")) {
            return new Stages("hs_pipeline", "hs_pipeline_stage", surroundings.pipelines());
        }
        return null;
    }

    static boolean known(Surroundings surroundings) {
        return surroundings.pipelines() != null && !surroundings.pipelines().isEmpty();
    }

    static boolean concerns(String property) {
        return PIPELINES.contains(property) || STAGES.contains(property);
    }

    Set<String> properties() {
        return Set.of(pipelineProperty, stageProperty);
    }

    /**
     * Takes back changes after which the record would have a stage that is not one of its pipeline.
     *
     * @param today the record's values
     */
    void settle(Draft draft, Map<String, String> today) {
        Change stage = draft.changeOf(stageProperty);
        Change pipeline = draft.changeOf(pipelineProperty);
        if (stage == null && pipeline == null) {
            return;
        }
        String stageToday = today.get(stageProperty);
        String pipelineToday = today.get(pipelineProperty);
        String pipelineThen = pipeline == null ? pipelineToday : pipeline.wanted();
        if (stage != null && !stage.clears() && !fit(stage.wanted(), pipelineThen)) {
            draft.block(stage, objection(stage.wanted(), pipelineThen));
            stage = null;
        }
        String stageThen = stage == null ? stageToday : stage.wanted();
        if (pipeline != null && !isEmpty(stageThen) && (pipeline.clears() || !fit(stageThen, pipeline.wanted()))) {
            draft.block(pipeline, apart(stageThen, pipeline));
            if (stage != null && !stage.clears() && !fit(stage.wanted(), pipelineToday)) {
                draft.block(stage, objection(stage.wanted(), pipelineToday));
            }
        }
    }

    /** @param pipeline empty if the record is in none, or in one that was not read: then any pipeline's stage fits */
    private boolean fit(String stage, String pipeline) {
        return isEmpty(pipeline)
                ? home(stage) != null
                : Objects.requireNonNullElse(pipelines.get(pipeline), Set.<String>of())
                        .contains(stage);
    }

    private String home(String stage) {
        for (Map.Entry<String, Set<String>> pipeline : pipelines.entrySet()) {
            if (pipeline.getValue().contains(stage)) {
                return pipeline.getKey();
            }
        }
        return null;
    }

    private String objection(String stage, String pipeline) {
        String home = home(stage);
        return home == null
                ? "stage \"" + stage + "\" does not exist any more"
                : "stage \"" + stage + "\" is one of pipeline \"" + home + "\", and the record will be in \"" + pipeline
                        + '"';
    }

    private static String apart(String stage, Change pipeline) {
        return pipeline.clears()
                ? "the record would keep its stage \"" + stage + "\" without a pipeline"
                : "the record would keep its stage \"" + stage + "\", which is none of pipeline \"" + pipeline.wanted()
                        + '"';
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }
}
