package dev.serai.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * What the imitation of Sansan is like.
 *
 * @param port 0 takes any free one
 * @param seed the same seed gives the same data
 * @param cards number of cards at the start
 * @param tags number of tags
 * @param reports number of contact reports at the start
 * @param known share of the people on the cards who are contacts of the HubSpot sandbox too, 0 to 1
 * @param mess how much of the cards is dirty: 0 for none, 1 for what is usual, 2 for twice that
 * @param keys four with different sights by default
 * @param versions parts of the path that are understood; only v6.0 has reports
 * @param threads requests worked on at the same time
 * @param latency between a request and its handling
 * @param clockOffset how far Sansan's clock is ahead of this computer's
 * @param habits what the facts leave open
 * @param faults rules that are in force from the start
 */
@ConfigurationProperties("sandbox.sansan")
public record SansanSettings(
        @DefaultValue("8091") int port,
        @DefaultValue("20260901") long seed,
        @DefaultValue("2000") int cards,
        @DefaultValue("24") int tags,
        @DefaultValue("40") int reports,
        @DefaultValue("0.4") double known,
        @DefaultValue("1") double mess,
        @DefaultValue List<KeySettings> keys,
        @DefaultValue({"v6.0", "v3.2", "v3.1"}) List<String> versions,
        @DefaultValue("16") int threads,
        @DefaultValue("0ms") Duration latency,
        @DefaultValue("0s") Duration clockOffset,
        @DefaultValue Habits habits,
        @DefaultValue List<FaultRule> faults) {

    /** What a key is good for (facts 2). */
    enum Scope {
        ALL,
        /** Refused by every call of this API. */
        DATA_HUB
    }

    /**
     * @param value 32 letters and digits
     * @param user id of the Sansan user it acts for
     * @param sees ids of users whose cards it sees, {@code *} for all; none for what the user's type allows
     */
    public record KeySettings(
            String value,
            String user,
            @DefaultValue List<String> sees,
            @DefaultValue("all") Scope scope) {}

    /** Keys that exist when none are configured. */
    static final List<KeySettings> DEMO_KEYS = List.of(
            new KeySettings("SandboxKeyWithSightOfAllCards001", "t.kanri", List.of(), Scope.ALL),
            new KeySettings("SandboxKeyOfTheSalesDepartment02", "s.eigyo", List.of(), Scope.ALL),
            new KeySettings("SandboxKeyThatSeesItsOwnCards003", "m.sato", List.of(), Scope.ALL),
            new KeySettings("SandboxKeyForTheDataHubOnly00004", "t.kanri", List.of(), Scope.DATA_HUB));

    /** Settings from keys without their prefix, values as text, in turn: {@code of("port", "0", "cards", "500")}. */
    public static SansanSettings of(String... keysAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put("sandbox.sansan." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(map)).bindOrCreate("sandbox.sansan", SansanSettings.class);
    }
}
