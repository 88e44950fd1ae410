package dev.serai.sandbox;

import static dev.serai.sandbox.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules an administrator made. */
class RuleTest {
    private static HubspotSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "quota.per-ten-seconds", "0",
                "rules.validations[0].object", "contacts",
                "rules.validations[0].property", "company",
                "rules.validations[0].rule", "MAX_LENGTH",
                "rules.validations[0].arguments", "10",
                "rules.validations[1].object", "contacts",
                "rules.validations[1].property", "company",
                "rules.validations[1].rule", "ALPHANUMERIC",
                "rules.validations[2].object", "deals",
                "rules.validations[2].property", "amount",
                "rules.validations[2].rule", "MIN_NUMBER",
                "rules.validations[2].arguments", "100",
                "rules.validations[3].object", "contacts",
                "rules.validations[3].property", "zip",
                "rules.validations[3].rule", "REGEX",
                "rules.validations[3].arguments", "\\d{3}-\\d{4}",
                "rules.validations[4].object", "contacts",
                "rules.validations[4].property", "mobilephone",
                "rules.validations[4].rule", "ALPHANUMERIC",
                "rules.validations[4].arguments", "NUMERIC_ONLY",
                "rules.validations[5].object", "contacts",
                "rules.validations[5].property", "closedate",
                "rules.validations[5].rule", "START_DATETIME",
                "rules.validations[5].arguments", "1704448800000",
                "rules.conditions[0].object", "contacts",
                "rules.conditions[0].property", "hs_lead_status",
                "rules.conditions[0].values", "UNQUALIFIED",
                "rules.conditions[0].requires", "message",
                "rules.create-form[0].object", "contacts",
                "rules.create-form[0].requires", "lastname"));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void validationRulesCanBeRead() {
        JsonNode rules =
                client.get("/crm/property-validations/2026-03/0-1").json().get("results");
        assertThat(rules).hasSize(4);
        assertThat(rules.at("/0/propertyName").asText()).isEqualTo("company");
        assertThat(rules.at("/0/propertyValidationRules")).hasSize(2);
        assertThat(rules.at("/0/propertyValidationRules/0/ruleType").asText()).isEqualTo("MAX_LENGTH");
        assertThat(rules.at("/0/propertyValidationRules/0/ruleArguments/0").asText())
                .isEqualTo("10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            company | Serai         |
            company | Serai Limited | INVALID_MAX_LENGTH
            company | Serai!        | INVALID_ALPHA
            zip     | 100-0001      |
            zip     | 1000001       | INVALID_REGEX
            mobilephone | 0901234   |
            mobilephone | 090-1234  | INVALID_ALPHA
            closedate | 2024-01-05T10:00:00.000Z |
            closedate | 2024-01-05T09:59:59.999Z | INVALID_START_DATETIME
            """)
    void validationRulesHoldForEveryVersion(String property, String value, String code) {
        String id = client.get("/crm/v3/objects/contacts?limit=1")
                .json()
                .at("/results/0/id")
                .asText();
        for (String family : new String[] {"/crm/v3/objects/", "/crm/objects/2026-03/", "/crm/objects/2026-09/"}) {
            var answer = client.patch(
                    family + "contacts/" + id, json("{'properties':{'" + property + "':'" + value + "'}}"));
            assertThat(answer.status()).isEqualTo(code == null ? 200 : 400);
            if (code != null) {
                assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(code);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ALPHANUMERIC, ALPHA_ONLY, abc, abc1",
        "DECIMAL, 2, 1.50, 1.501",
        "START_DATE, 1704412800000, 2024-01-05, 2024-01-04",
        "START_DATE, 2024-01-05, 2024-01-05, 2024-01-04",
        "END_DATE, 1704412800000, 2024-01-05, 2024-01-06",
        "END_DATETIME, 1704448800000, 2024-01-05T10:00:00.000Z, 2024-01-05T10:00:00.001Z"
    })
    void argumentsAreReadAsDocumented(ValidationRule rule, String argument, String good, String bad) {
        assertThat(rule.allows(good, List.of(argument))).isTrue();
        assertThat(rule.allows(bad, List.of(argument))).isFalse();
    }

    @Test
    void conditionsAndFormsHoldFor2026NineOnly() {
        String unqualified = json("{'properties':{'lastname':'x','hs_lead_status':'UNQUALIFIED'}}");
        assertThat(client.post("/crm/v3/objects/contacts", unqualified).status())
                .isEqualTo(201);
        var made = client.post("/crm/objects/2026-03/contacts", unqualified);
        assertThat(made.status()).isEqualTo(201);
        var refused = client.post("/crm/objects/2026-09/contacts", unqualified);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("MISSING_CONDITIONAL_REQUIRED_PROPERTY");
        assertThat(refused.json().at("/errors/0/message").asText()).contains("message", "(hs_lead_status)");
        assertThat(refused.json().at("/errors/0/context/propertyName/0").asText())
                .isEqualTo("message");
        String path = "/crm/objects/2026-09/contacts/" + made.json().get("id").asText();
        assertThat(client.patch(path, json("{'properties':{'city':'x'}}")).status())
                .isEqualTo(200);
        assertThat(client.patch(path, json("{'properties':{'message':''}}")).status())
                .isEqualTo(400);
        assertThat(client.patch(path, json("{'properties':{'message':'why'}}")).status())
                .isEqualTo(200);
        var form = client.post("/crm/objects/2026-09/contacts", json("{'properties':{'email':'f@x.jp'}}"));
        assertThat(form.json().at("/errors/0/code").asText()).isEqualTo("MISSING_REQUIRED_PROPERTY");
        assertThat(form.json().at("/errors/0/context/propertyName/0").asText()).isEqualTo("lastname");
    }

    @Test
    void aBrokenConditionIsToldPerTracedInput() {
        var answer = client.post(
                "/crm/objects/2026-09/contacts/batch/create",
                json(
                        "{'inputs':[{'properties':{'lastname':'x','hs_lead_status':'UNQUALIFIED'},'objectWriteTraceId':'7'},"
                                + "{'properties':{'lastname':'y'},'objectWriteTraceId':'8'}]}"));
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().at("/errors/0/context/objectWriteTraceId/0").asText())
                .isEqualTo("7");
        assertThat(answer.json().get("results")).hasSize(1);
    }
}
