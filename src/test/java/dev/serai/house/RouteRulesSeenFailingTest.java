package dev.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every house rule for routes reports the breach of it, and nothing but the breach. */
class RouteRulesSeenFailingTest {
    private static final String FLOW = "routes/backup/copy.yaml";
    private static final String DOOR = "routes/remotes/crm.yaml";
    private static final String TRIGGER = "routes/backup/copy-daily.yaml";
    private static final String POLICY = "routes/policies/patience.yaml";

    private static final Map<String, String> GOOD = Map.of(FLOW, """
            - route:
                id: copy
                description: Copies one page.
                note: Why it does so. And more of it.
                errorHandler:
                  noErrorHandler: {}
                from:
                  uri: direct:copy
                  steps:
                    - split:
                        expression:
                          method:
                            ref: pages
                            method: all
                        steps:
                          - enrich:
                              expression:
                                constant:
                                  expression: direct:crm
                              variableReceive: answer
                          - bean:
                              ref: pages
                              method: keep
            """, DOOR, """
            - route:
                id: crm
                description: The only way out.
                routeConfigurationId: patience
                from:
                  uri: direct:crm
                  steps:
                    - removeHeaders:
                        pattern: "*"
                        excludePattern: CamelRedeliver.*
                    - to:
                        uri: http:crm
                        parameters:
                          socketTimeout: "{{crm.timeout}}"
            """, TRIGGER, """
            - route:
                id: copy-daily
                description: Starts a copy.
                errorHandler:
                  noErrorHandler: {}
                from:
                  uri: quartz:copy/daily
                  parameters:
                    cron: "{{copy.cron}}"
                  steps:
                    - to:
                        uri: direct:copy
            """, POLICY, """
            - routeConfiguration:
                id: patience
                description: How often.
                onException:
                  - onException:
                      exception:
                        - java.lang.Exception
                      redeliveryPolicy:
                        maximumRedeliveries: "{{crm.tries}}"
                        backOffMultiplier: "2"
            """);

    private static RouteRules rules(Map<String, String> files) {
        return new RouteRules(files, Set.of("crm.timeout", "crm.tries", "copy.cron"), Set.of("pages"));
    }

    @Test
    void goodFilesHaveNoBreach() {
        assertThat(rules(GOOD).breaches()).isEmpty();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        copy   | id: copy              | id: copi                            | 1: id 'copi' in a file named copy.yaml
        copy   | uri: direct:copy      | uri: direct:copi                    | 1: direct:copi in route copy
        copy   | uri: direct:copy      | uri: seda:copy                      | 1: from 'seda:copy'
        copy   | description: Copies one page. | group: x                    | 1: no description
        copy   | Copies one page.      | Copies a page. Then another.        | 3: more than a sentence
        copy   | note: Why             | #                                   | 4: a comment, which Kaoto deletes
        copy   | - split:              | - nosuch:                           | 10: step 'nosuch' is not used here
        copy   | - split:              | - setProperty:                      | 10: step 'setProperty' is not used here
        copy   | method: keep          | method: {                           | 24: not YAML
        copy   | method: keep          | method: https://example.com         | 23: an address, https://example.com
        copy   | ref: pages            | ref: page                           | 13: bean 'page' does not exist
        copy   | expression: direct:crm | expression: direct:cmr             | 16: direct:cmr is received by no route
        copy   | constant:             | groovy:                             | 18: language 'groovy'
        copy   | noErrorHandler        | defaultErrorHandler                 | 5: an error handler of its own
        crm    | routeConfigurationId: patience | group: x                   | 1: no failure rule
        crm    | Id: patience          | Id: patients                        | 4: routeConfigurationId 'patients' is in no file
        crm    | pattern: "*"          | pattern: "X-*"                      | 11: http:crm without removeHeaders
        crm    | CamelRedeliver.*      | Authorization                       | 11: http:crm without removeHeaders
        crm    | http:crm              | http:crm?a=b                        | 12: options in the uri
        crm    | {{crm.timeout}}       | 5000                                | 14: socketTimeout is 5000
        crm    | crm.timeout           | crm.time                            | 14: {{crm.time}} has no default
        copy-daily | {{copy.cron}}     | 0 0 2 * * ?                         | 9: cron is 0 0 2 * * ?
        copy-daily | - to:             | - log:                              | 10: a trigger that does more
        patience | - routeConfiguration: | - beans:                          | 1: 'beans' is not deployed
        patience | {{crm.tries}}      | 5                                   | 9: maximumRedeliveries is 5
        """)
    void tellsOfA(String file, String good, String bad, String breach) {
        Map<String, String> files = new HashMap<>(GOOD);
        String path = files.keySet().stream()
                .filter(name -> name.endsWith("/" + file + ".yaml"))
                .findFirst()
                .orElseThrow();
        assertThat(files.get(path)).contains(good);
        files.computeIfPresent(path, (name, text) -> text.replaceFirst("\\Q" + good + "\\E", bad));
        assertThat(rules(files).breaches()).anyMatch(found -> found.startsWith(path + ":" + breach), breach);
    }

    private static void assertBreach(String path, String text, String breach) {
        Map<String, String> files = new HashMap<>(GOOD);
        files.put(path, text);
        assertThat(rules(files).breaches()).anyMatch(found -> found.startsWith(path + ":" + breach), breach);
    }

    @Test
    void tellsOfMoreStepsThanFitInOneLook() {
        String step = "          - bean:\n              ref: pages\n              method: keep\n";
        String text = GOOD.get(DOOR)
                .replace(
                        "  steps:\n",
                        "  steps:\n" + step.replace("          -", "        -").repeat(6));
        assertBreach(DOOR, text, "7: 8 steps");
    }

    @Test
    void tellsOfStepsNestedTooDeep() {
        String loop = """
                - loop:
                    expression:
                      constant:
                        expression: "3"
                    steps:
                      - stop: {}
                """.indent(14);
        assertBreach(FLOW, GOOD.get(FLOW) + loop, "28: steps nested 3 deep");
    }

    @Test
    void tellsOfAWayOutBesideTheDoors() {
        String text =
                GOOD.get(FLOW).replace("- enrich:", "- to:\n                  uri: http:crm\n              - enrich:");
        assertBreach(FLOW, text, "16: http:crm leads outside");
    }

    @Test
    void tellsOfShortNotation() {
        assertBreach(
                DOOR, GOOD.get(DOOR).replaceAll("(?s)- to:.*", "- to: direct:crm\n"), "11: short notation of 'to'");
        assertBreach(
                FLOW,
                GOOD.get(FLOW).replaceAll("(?s)expression:\n +method:\n +ref: pages\n +method: all", "simple: x"),
                "10: 'split' without 'expression:'");
    }

    @Test
    void tellsOfTwoRoutesInOneFile() {
        assertBreach(FLOW, GOOD.get(FLOW) + GOOD.get(DOOR), "1: 2 entries");
    }

    @Test
    void tellsOfAFileThatIsTooLong() {
        assertBreach(FLOW, GOOD.get(FLOW) + "\n".repeat(50), "61: ");
    }

    @Test
    void tellsOfAPolicyInTheWrongFolder() {
        assertBreach("routes/backup/patience.yaml", GOOD.get(POLICY), "1: a routeConfiguration outside policies/");
        assertBreach("routes/policies/copy.yaml", GOOD.get(FLOW), "1: a route in policies/");
    }
}
