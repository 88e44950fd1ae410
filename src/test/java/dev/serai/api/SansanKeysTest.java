package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.HubTest;
import dev.serai.sandbox.SansanSandbox;
import dev.serai.sandbox.SansanSettings;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@HubTest
class SansanKeysTest {
    private static final SansanSandbox SANDBOX =
            SansanSandbox.start(SansanSettings.of("port", "0", "cards", "300", "tags", "330"));
    private static final String UNKNOWN = "00000000000000000000000000000000";

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        for (String key : List.of("all", "own", "hub", "wrong", "old")) {
            properties.add("sansan.keys." + key + ".base-url", SANDBOX::baseUrl);
        }
        properties.add("sansan.keys.all.token", () -> "SandboxKeyWithSightOfAllCards001");
        properties.add("sansan.keys.all.tags", () -> UNKNOWN);
        properties.add("sansan.keys.own.token", () -> "SandboxKeyThatSeesItsOwnCards003");
        properties.add("sansan.keys.hub.token", () -> "SandboxKeyForTheDataHubOnly00004");
        properties.add("sansan.keys.wrong.token", () -> "wrong");
        properties.add("sansan.keys.old.token", () -> "SandboxKeyWithSightOfAllCards001");
        properties.add("sansan.keys.old.version", () -> "v2.5");
    }

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    @Test
    void triesEachKeyAndTellsWhoseItIsWhatItSeesAndItsTags() throws Exception {
        Api.Answer answer = new Api(port, "test").get("/api/sansan/keys");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("SandboxKey");
        JsonNode keys = answer.json();
        assertThat(keys)
                .extracting(key -> key.path("name").asText())
                .containsExactly("all", "own", "hub", "wrong", "old");

        JsonNode all = keys.get(0);
        assertThat(all.path("works").asBoolean()).isTrue();
        assertThat(all.at("/user/id").asText()).isEqualTo("t.kanri");
        assertThat(all.at("/user/userType").asText()).isEqualTo("SystemAdministrator");
        assertThat(all.at("/sees/cards").asInt()).isEqualTo(100);
        assertThat(all.at("/sees/more").asBoolean()).isTrue();
        assertThat(all.at("/sees/owners")).hasSize(9);
        assertThat(all.at("/tags")).hasSizeGreaterThan(200);
        assertThat(all.at("/tags/0/id").asText()).hasSize(32);
        assertThat(all.at("/tags/0/owner").asText()).isNotBlank();
        assertThat(all.at("/tags/0/type").asText()).isIn("public", "shared");
        assertThat(all.at("/tags/0/selected").asBoolean()).isFalse();
        assertThat(all.at("/unknownTags/0").asText()).isEqualTo(UNKNOWN);

        assertThat(keys.get(1).at("/sees/owners")).extracting(JsonNode::asText).containsExactly("佐藤 真由美");
        assertThat(keys.get(2).path("works").asBoolean()).isFalse();
        assertThat(keys.get(2).path("error").asText()).contains("status 403").contains("Data Hub only");
        assertThat(keys.get(3).path("error").asText()).contains("status 401").contains("taken back");
        assertThat(keys.get(4).path("error").asText()).contains("status 404").contains("version");
    }

    @Test
    void isDescribedInTheApi() throws Exception {
        JsonNode api = new Api(port, null).get("/api/openapi.json").json();
        assertThat(api.at("/paths/~1api~1sansan~1keys/get/operationId").asText())
                .isEqualTo("listSansanKeys");
        assertThat(new Api(port, null).get("/api/sansan/keys").status()).isEqualTo(401);
    }
}
