package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.remote.CannotStart;
import dev.serai.remote.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiTokensTest {
    private final DataSource database = TestDatabase.fresh();
    private final People people = new People(database);
    private final JdbcClient db = people.db;
    private final Journal journal = people.journal;
    private final ApiTokens tokens = people.tokens;

    /** @return what the console shows */
    private String start(String configured, String address) throws Exception {
        return start(configured, address, false);
    }

    private String start(String configured, String address, boolean sandbox) throws Exception {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        InetAddress bound = address == null ? null : InetAddress.getByName(address);
        new SuperAdmin(
                        db,
                        tokens,
                        people.waysIn,
                        people.demo(sandbox),
                        people.transaction,
                        configured,
                        bound,
                        new PrintStream(console, true, StandardCharsets.UTF_8))
                .afterSingletonsInstantiated();
        return console.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void knowsTheBearerOfATokenThatItIssued() {
        ApiTokens.Issued issued = tokens.issue("alice", "nightly", Role.OPERATOR);

        ApiToken bearer = tokens.bearer(issued.text()).orElseThrow();
        assertThat(bearer.name()).isEqualTo("nightly");
        assertThat(bearer.role()).isEqualTo(Role.OPERATOR);
        assertThat(tokens.bearer(issued.text() + "x")).isEmpty();
        assertThat(tokens.all().get(0).lastUsed()).isNotNull();
    }

    @Test
    void storesATokensTextNowhere() {
        String text = tokens.issue("alice", "nightly", Role.VIEWER).text();

        String everything = db.sql("select string_agg(api_token::text, '') from api_token")
                        .query(String.class)
                        .single()
                + journal.newestBefore(Long.MAX_VALUE, 10);
        assertThat(everything).contains("nightly").doesNotContain(text.substring(6));
    }

    @Test
    void letsARevokedTokenInNoMore() {
        ApiTokens.Issued kept = tokens.issue("alice", "kept", Role.SUPER_ADMIN);
        ApiTokens.Issued revoked = tokens.issue("alice", "revoked", Role.SUPER_ADMIN);

        tokens.revoke("alice", revoked.token().id());

        assertThat(tokens.bearer(revoked.text())).isEmpty();
        assertThat(tokens.bearer(kept.text())).isPresent();
        assertThat(journal.newestBefore(Long.MAX_VALUE, 1).get(0).action()).isEqualTo("token.revoke");
        assertThat(tokens.issue("alice", "revoked", Role.VIEWER).token().name()).isEqualTo("revoked");
    }

    @Test
    void keepsTheLastSuperAdmin() {
        UUID last = tokens.issue("alice", "last", Role.SUPER_ADMIN).token().id();

        assertThatThrownBy(() -> tokens.revoke("alice", last))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the last super-admin");
    }

    @Test
    void refusesANameThatIsTaken() {
        tokens.issue("alice", "nightly", Role.VIEWER);

        assertThatThrownBy(() -> tokens.issue("alice", "nightly", Role.VIEWER))
                .hasMessageContaining("'nightly' belongs");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "system", "a\r\nX-Serai-Actor: b", "naïve"})
    void refusesANameThatCannotStandInAHeaderOrMeansTheHub(String name) {
        assertThatThrownBy(() -> tokens.issue("alice", name, Role.VIEWER)).hasMessageContaining("cannot be used");
    }

    @Test
    void printsTheFirstSuperAdminsTokenOnce() throws Exception {
        String shown = start("", "127.0.0.1");

        String text = shown.substring(shown.lastIndexOf(' ') + 1);
        assertThat(tokens.bearer(text).orElseThrow().role()).isEqualTo(Role.SUPER_ADMIN);
        assertThat(start("", "127.0.0.1")).isEmpty();
    }

    @Test
    void takesTheConfiguredTokenAndPrintsNone() throws Exception {
        assertThat(start("sandbox", "127.0.0.1")).isEmpty();
        assertThat(start("sandbox", "127.0.0.1")).isEmpty();

        assertThat(tokens.bearer("sandbox").orElseThrow().role()).isEqualTo(Role.SUPER_ADMIN);
        assertThat(tokens.all()).hasSize(1);
    }

    @Test
    void forgetsAConfiguredTokenThatIsConfiguredNoMore() throws Exception {
        start("sandbox", "127.0.0.1");

        assertThat(start("", "127.0.0.1")).startsWith("API token of the super-admin");
        assertThat(tokens.bearer("sandbox")).isEmpty();
        start("sandbox", "127.0.0.1");
        assertThat(tokens.bearer("sandbox")).isPresent();
    }

    @Test
    void leavesTheConfiguredTokenToTheConfiguration() throws Exception {
        start("sandbox", "127.0.0.1");
        List<ApiToken> all = tokens.all();

        assertThatThrownBy(() -> tokens.revoke("alice", all.get(0).id())).hasMessageContaining("SERAI_ADMIN_TOKEN");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1"})
    void refusesAGuessableTokenOnANetwork(String address) throws Exception {
        assertThatThrownBy(() -> start("sandbox", address))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("7 characters are too few");
        assertThat(start("0123456789abcdef0123456789abcdef", address)).isEmpty();
    }

    @Test
    void givesATokenNeverMoreRightsThanItsUser() {
        User user = people.add("bob", Role.OPERATOR);
        ApiTokens.Issued issued = tokens.issue("alice", "bobs", Role.SUPER_ADMIN, user.id());
        assertThat(issued.token().role()).isEqualTo(Role.OPERATOR);

        people.users.change("alice", user.id(), new Users.Change(null, Role.VIEWER, null, null));

        assertThat(tokens.bearer(issued.text()).orElseThrow().role()).isEqualTo(Role.VIEWER);
        assertThat(tokens.all().get(0).user()).isEqualTo("bob");
        ApiTokens.Issued lesser = tokens.issue("alice", "bobs-reader", Role.VIEWER, user.id());
        people.users.change("alice", user.id(), new Users.Change(null, Role.SUPER_ADMIN, null, null));
        assertThat(tokens.bearer(lesser.text()).orElseThrow().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void refusesTheTokensOfADisabledUserUntilItIsEnabled() {
        User user = people.add("bob", Role.OPERATOR);
        String text = tokens.issue("alice", "bobs", Role.OPERATOR, user.id()).text();

        people.users.change("alice", user.id(), new Users.Change(null, null, true, null));
        assertThat(tokens.bearer(text)).isEmpty();

        people.users.change("alice", user.id(), new Users.Change(null, null, false, null));
        assertThat(tokens.bearer(text)).isPresent();
    }

    @Test
    void makesTheConfiguredTokenTheDemoUsersInTheSandboxOnly() throws Exception {
        String shown = start("sandbox", "127.0.0.1", true);

        assertThat(shown)
                .contains("login demo, password sandbox-demo")
                .contains("otpauth://totp/Serai:demo?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Serai");
        assertThat(tokens.bearer("sandbox").orElseThrow().user()).isEqualTo("demo");

        assertThat(start("sandbox", "127.0.0.1", false)).isEmpty();
        assertThat(tokens.bearer("sandbox").orElseThrow().user()).isNull();
        assertThat(people.users.withLogin("demo").orElseThrow().disabled()).isTrue();
    }

    @Test
    void needsNoTokenWhereAPersonMayDoEverything() throws Exception {
        User user = people.add("alice", Role.SUPER_ADMIN);

        assertThat(start("", "127.0.0.1")).isEmpty();
        assertThatThrownBy(() -> people.users.change("alice", user.id(), new Users.Change(null, null, true, null)))
                .hasMessageContaining("the last super-admin");
        assertThatThrownBy(() ->
                        people.users.change("alice", user.id(), new Users.Change(null, Role.OPERATOR, null, null)))
                .hasMessageContaining("the last super-admin");
        assertThat(people.users.get(user.id()).role()).isEqualTo(Role.SUPER_ADMIN);
    }
}
