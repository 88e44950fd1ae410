package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SandboxMainTest {
    @Test
    void startsByItselfWithSettingsFromTheCommandLine() {
        try (var context = SandboxMain.start(
                "--sandbox.port=0",
                "--sandbox.records.line_items=7",
                "--sandbox.records.p4711_vehicle=5",
                "--sandbox.sansan.port=0",
                "--sandbox.sansan.cards=9",
                "--sandbox.sansan.habits.tagging-moves-updated-time=true")) {
            HubspotSandbox sandbox = context.getBean(HubspotSandbox.class);
            assertThat(context.getEnvironment().getProperty("local.sandbox.url"))
                    .isEqualTo(sandbox.baseUrl());
            Client client = new Client(sandbox);
            assertThat(client.all("/crm/v3/objects/line_items?limit=100")).hasSize(7);
            assertThat(client.all("/crm/v3/objects/2-1001?limit=100")).hasSize(5);
            SansanSandbox sansan = context.getBean(SansanSandbox.class);
            assertThat(context.getEnvironment().getProperty("local.sandbox.sansan.url"))
                    .isEqualTo(sansan.baseUrl());
            SansanClient cards = new SansanClient(sansan);
            assertThat(cards.admin("GET", "/cards", "")).hasSize(9);
            assertThat(cards.admin("GET", "/settings", "")
                            .get("taggingMovesUpdatedTime")
                            .asBoolean())
                    .isTrue();
        }
    }
}
