package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotaTest {
    @Test
    void countsDownPerTokenAndRefusesOneTooMany() {
        try (var sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port",
                "0",
                "quota.per-ten-seconds",
                "3",
                "quota.retry-after",
                "true",
                "accounts[0].tokens[0].value",
                "a",
                "accounts[0].tokens[1].value",
                "b"))) {
            Client a = new Client(sandbox, "a");
            for (String left : new String[] {"2", "1", "0"}) {
                var headers = a.get("/crm/v3/objects/deals").response().headers();
                assertThat(headers.firstValue("X-HubSpot-RateLimit-Max")).hasValue("3");
                assertThat(headers.firstValue("X-HubSpot-RateLimit-Remaining")).hasValue(left);
                assertThat(headers.firstValue("X-HubSpot-RateLimit-Interval-Milliseconds"))
                        .hasValue("10000");
            }
            var refused = a.get("/crm/v3/objects/deals");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().get("policyName").asText()).isEqualTo("TEN_SECONDLY_ROLLING");
            assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(new Client(sandbox, "b").get("/crm/v3/objects/deals").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theDailyQuotaIsTheAccountsAndShownInTheUsage() {
        try (var sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port",
                "0",
                "quota.per-ten-seconds",
                "0",
                "quota.daily",
                "3",
                "accounts[0].tokens[0].value",
                "a",
                "accounts[0].tokens[1].value",
                "b"))) {
            Client a = new Client(sandbox, "a");
            Client b = new Client(sandbox, "b");
            assertThat(a.get("/crm/v3/objects/deals")
                            .response()
                            .headers()
                            .firstValue("X-HubSpot-RateLimit-Daily-Remaining"))
                    .hasValue("2");
            assertThat(b.get("/account-info/v3/api-usage/daily/private-apps")
                            .json()
                            .at("/results/0/currentUsage")
                            .asInt())
                    .isEqualTo(2);
            a.get("/crm/v3/objects/deals");
            var refused = b.get("/crm/v3/objects/deals");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().get("message").asText()).isEqualTo("You have reached your daily limit.");
            assertThat(refused.response().headers().firstValue("Retry-After")).isEmpty();
        }
    }

    @Test
    void packsAnswersForThoseWhoAsk() {
        try (var sandbox = HubspotSandbox.start(SandboxSettings.of("port", "0", "gzip", "true"))) {
            Client client = new Client(sandbox);
            assertThat(client.get("/crm/v3/objects/deals").response().headers().firstValue("Content-Encoding"))
                    .isEmpty();
            assertThat(client.send("GET", "/crm/v3/objects/deals", null, "Accept-Encoding", "gzip")
                            .response()
                            .headers()
                            .firstValue("Content-Encoding"))
                    .hasValue("gzip");
        }
    }
}
