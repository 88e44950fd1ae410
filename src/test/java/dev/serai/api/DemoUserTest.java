package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.Authenticator;
import dev.serai.HubTest;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** The sandbox as a newcomer meets it, and what its token can and cannot do. */
@ExtendWith(OutputCaptureExtension.class)
@HubTest
@ActiveProfiles(profiles = "sandbox", inheritProfiles = false)
@TestPropertySource(properties = {"sandbox.port=0", "sandbox.sansan.port=0", "backup.at-start=false"})
@DirtiesContext
class DemoUserTest {
    @LocalServerPort
    private int port;

    @Test
    void isShownAtStartAndNeedsItsCodeToo(CapturedOutput console) throws Exception {
        Matcher secret = Pattern.compile("TOTP secret ([A-Z2-7]{32})").matcher(console.getAll());
        assertThat(secret.find()).isTrue();
        Authenticator app = new Authenticator(secret.group(1));
        Api api = new Api(port, "test");
        assertThat(api.get("/api/me").json().at("/user/login").asText()).isEqualTo("demo");

        String newUser = "{\"login\": \"alice\", \"role\": \"viewer\"";
        assertThat(api.call("POST", "/api/users", newUser + "}").status()).isEqualTo(403);
        assertThat(api.call("POST", "/api/users", newUser + ", \"code\": \"" + app.code(Instant.now()) + "\"}")
                        .status())
                .isEqualTo(201);
        String logIn = "{\"login\": \"demo\", \"password\": \"sandbox-demo\", \"code\": \"%s\"}"
                .formatted(app.code(Instant.now().plusSeconds(30)));
        assertThat(new Api(port, null).call("POST", "/api/login", logIn).status())
                .isEqualTo(200);
    }
}
