package dev.serai.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * What the sandbox is like; every switch for what the facts mark as unknown is here.
 *
 * @param port 0 takes any free one
 * @param seed the same seed gives the same data
 * @param records number of records by object ({@code contacts}, {@code line_items}, {@code vehicle}), on top of the
 *     defaults; binned ones come on top
 * @param properties number of property definitions by object, likewise; archived ones come on top
 * @param ids what record ids look like
 * @param accounts one with portal 4711 and token {@code sandbox} by default
 * @param threads requests worked on at the same time; those waiting out the latency do not count
 * @param latency between a request and its handling
 * @param clockOffset how far the clock that dates records is ahead of this computer's
 * @param urlLimit longest request target in characters, longer ones get 414; 0 for none
 * @param gzip compress answers for clients that accept it
 * @param sensitiveWithoutScope what asking for a sensitive value without its scope gives
 * @param conversations whether type 0-11 can be read as CRM object, or by inbox threads only
 * @param noAssociations what reading the associations of a record without any gives
 * @param fill folder or ZIP of CSV files that become the records, in place of all made-up ones
 * @param faults rules that are in force from the start
 */
@ConfigurationProperties("sandbox")
public record SandboxSettings(
        @DefaultValue("8090") int port,
        @DefaultValue("20260901") long seed,
        @DefaultValue Map<String, Integer> records,
        @DefaultValue Map<String, Integer> properties,
        @DefaultValue("spread") Ids.Style ids,
        @DefaultValue List<AccountSettings> accounts,
        @DefaultValue("64") int threads,
        @DefaultValue("0ms") Duration latency,
        @DefaultValue("0s") Duration clockOffset,
        @DefaultValue("16000") int urlLimit,
        @DefaultValue("false") boolean gzip,
        @DefaultValue("forbidden") SensitiveWithoutScope sensitiveWithoutScope,
        @DefaultValue("threads") ConversationsBy conversations,
        @DefaultValue("error") NoAssociations noAssociations,
        @DefaultValue Quota quota,
        @DefaultValue Listing listing,
        @DefaultValue Search search,
        @DefaultValue Writes writes,
        @DefaultValue Rules rules,
        Path fill,
        @DefaultValue List<FaultRule> faults) {

    /** What a token gets that asks for the value of a sensitive property without the scope for it (unverified, facts 16). */
    enum SensitiveWithoutScope {
        /** 403 for the whole request. */
        FORBIDDEN,
        /** The property is missing from the answer. */
        ABSENT,
        /** The property is null in the answer. */
        NULL
    }

    /** How conversations can be read (unverified, facts 3). */
    enum ConversationsBy {
        OBJECT,
        THREADS
    }

    /** What the batch of associations says on a record that has none (from memory). */
    enum NoAssociations {
        /** 207 with an error for each. */
        ERROR,
        /** Nothing. */
        ABSENT
    }

    /** In which order the list endpoint serves records (unverified, facts 16). */
    enum Order {
        ASCENDING,
        /** Pages follow each other by id, records within a page do not. */
        SHUFFLED_PAGES,
        /** In an order of its own; {@code after} is the id of the next record in that order. */
        SHUFFLED
    }

    /** What {@code after} means. */
    enum After {
        /** The next record's id is not below it; the cursor is the last id + 1. */
        INCLUSIVE,
        /** The next record's id is above it; the cursor is the last id. */
        EXCLUSIVE
    }

    /**
     * @param portalId also called HubId
     * @param timeZone the daily quota starts anew at its midnight
     * @param tokens the first one is taken by tools that need one
     */
    public record AccountSettings(
            @DefaultValue("4711") long portalId,
            @DefaultValue("Asia/Tokyo") String timeZone,
            @DefaultValue("JPY") String currency,
            @DefaultValue List<TokenSettings> tokens) {}

    /** @param scopes {@code *} for all, {@code -name} to take one away */
    public record TokenSettings(
            @DefaultValue("sandbox") String value,
            @DefaultValue("*") List<String> scopes) {}

    /**
     * @param perTenSeconds calls per token in any ten seconds, 0 for no limit
     * @param daily calls per account and day, 0 for no limit
     * @param searchPerSecond searches per account, 0 for no limit
     * @param retryAfter whether a 429 says when to come back
     */
    public record Quota(
            @DefaultValue("190") int perTenSeconds,
            @DefaultValue("1000000") int daily,
            @DefaultValue("5") int searchPerSecond,
            @DefaultValue("false") boolean retryAfter) {}

    /** The list endpoint's habits. */
    public record Listing(
            @DefaultValue("ascending") Order order,
            @DefaultValue("inclusive") After after) {}

    /** @param lag how long a change is unknown to search */
    public record Search(@DefaultValue("0ms") Duration lag) {}

    /** What JSON null does to a property (unverified, facts 16). */
    enum NullValue {
        /** 400 for the whole request. */
        REFUSED,
        CLEARS,
        IGNORED
    }

    /** How numbers are stored. */
    enum Numbers {
        AS_SENT,
        /** Without zeros that mean nothing. */
        PLAIN
    }

    /** What writing a read-only property of a call or task does (sources disagree, facts 5.2). */
    enum ReadOnly {
        REFUSED,
        IGNORED
    }

    /**
     * The write endpoints' habits.
     *
     * @param isolatedUpdates whether trace ids keep one record's bad value from the others in batch/update too (unverified,
     *     facts 5.1); in batch/create and batch/upsert they do
     */
    public record Writes(
            @DefaultValue("refused") NullValue nullValue,
            @DefaultValue("true") boolean isolatedUpdates,
            @DefaultValue("as-sent") Numbers numbers,
            @DefaultValue("refused") ReadOnly readOnlyOfActivities) {}

    /**
     * Rules an administrator made.
     *
     * @param validations hold for all versions
     * @param conditions hold for 2026-09
     * @param createForm hold for 2026-09
     * @param untouched whether conditions apply to writes that touch neither property (unverified, facts 16)
     */
    public record Rules(
            @DefaultValue List<Validation> validations,
            @DefaultValue List<Conditional> conditions,
            @DefaultValue List<Form> createForm,
            @DefaultValue("false") boolean untouched) {}

    /** @param arguments of the rule: a length, a number, a date, a regular expression */
    public record Validation(
            String object,
            String property,
            ValidationRule rule,
            @DefaultValue List<String> arguments) {
        boolean concerns(ObjectType type) {
            return named(object, type);
        }
    }

    /** @param values of the property with which the others are required; none for any value */
    public record Conditional(
            String object,
            String property,
            @DefaultValue List<String> values,
            @DefaultValue List<String> requires) {
        boolean concerns(ObjectType type) {
            return named(object, type);
        }

        boolean holds(String value) {
            return values.isEmpty() ? !value.isEmpty() : values.contains(value);
        }
    }

    /** Properties that the form for new records requires. */
    public record Form(String object, @DefaultValue List<String> requires) {
        boolean concerns(ObjectType type) {
            return named(object, type);
        }
    }

    /** Epoch milliseconds by the clock that dates records. */
    long now() {
        return System.currentTimeMillis() + clockOffset.toMillis();
    }

    /** Settings from keys without their prefix, values as text, in turn: {@code of("port", "0", "records.contacts", "250")}. */
    public static SandboxSettings of(String... keysAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put("sandbox." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(map)).bindOrCreate("sandbox", SandboxSettings.class);
    }

    /** The number set for an object, or the default. Hyphens and underscores do not matter. */
    static int count(Map<String, Integer> settings, ObjectType type, int byDefault) {
        return settings.entrySet().stream()
                .filter(entry -> named(entry.getKey(), type))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(byDefault);
    }

    /** Whether the name, however it is spelled, means the object. */
    static boolean named(String name, ObjectType type) {
        return bare(name).equals(bare(type.shortName())) || bare(name).equals(bare(type.name()));
    }

    private static String bare(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
