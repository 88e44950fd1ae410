package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.serai.remote.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginsTest {
    private final DataSource database = TestDatabase.fresh();
    private final People people = new People(database);
    private final Logins logins = people.logins;
    private final User alice = people.add("alice", Role.OPERATOR);

    private ApiTokens.Issued login() {
        return logins.login("Alice ", People.PASSWORD, null);
    }

    @Test
    void givesATokenOfTheUsersThatEndsByItself() {
        ApiTokens.Issued issued = login();

        assertThat(issued.token().name()).startsWith("alice/");
        assertThat(issued.token().role()).isEqualTo(Role.OPERATOR);
        assertThat(people.tokens.bearer(issued.text()).orElseThrow().userId()).isEqualTo(alice.id());
        people.clock.move(Duration.ofHours(8));
        assertThat(people.tokens.bearer(issued.text())).isEmpty();
    }

    @Test
    void forgetsTokensADayAfterTheirEnd() {
        login();
        people.clock.move(Duration.ofHours(33));

        login();

        assertThat(people.tokens.all()).hasSize(1);
    }

    @Test
    void tellsNobodyWhyItRefuses() {
        people.users.add("test", new Users.NewUser("sso-only", null, Role.VIEWER, null));
        User gone = people.add("gone", Role.VIEWER);
        people.users.change("test", gone.id(), new Users.Change(null, null, true, null));

        List<String> messages = Stream.of(
                        catchThrowable(() -> logins.login("alice", "wrong", null)),
                        catchThrowable(() -> logins.login("nobody", People.PASSWORD, null)),
                        catchThrowable(() -> logins.login("sso-only", null, null)),
                        catchThrowable(() -> logins.login("gone", People.PASSWORD, null)),
                        catchThrowable(() -> logins.login(null, null, null)))
                .map(Throwable::getMessage)
                .distinct()
                .toList();

        assertThat(messages).hasSize(1).first().asString().startsWith("login: login and password do not fit");
        assertThat(people.journal.newestBefore(Long.MAX_VALUE, 20).stream()
                        .filter(entry -> entry.action().equals("login"))
                        .map(JournalEntry::subject))
                .containsExactlyInAnyOrder("user/alice", "user/unknown", "user/sso-only", "user/gone", "user/unknown");
    }

    @Test
    void listensToNoPasswordForAWhileAfterTooManyWrongOnes() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> logins.login("alice", "wrong", null)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(this::login).isInstanceOf(Refusal.class);

        people.clock.move(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(login().text()).isNotBlank();
    }

    @Test
    void listensAtOnceToAPasswordThatASuperAdminHasSet() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> logins.login("alice", "wrong", null)).isInstanceOf(Refusal.class);
        }

        people.users.change("root", alice.id(), new Users.Change(null, null, null, "a new password"));

        assertThat(logins.login("alice", "a new password", null).text()).isNotBlank();
    }

    @Test
    void asksForTheCodeOfWhoHasASecondFactorAndLetsItStand() {
        Caller caller = people.with(alice);
        People.Device device = people.enrol(caller);

        assertThatThrownBy(this::login)
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.members()).containsEntry("codeNeeded", true));
        assertThatThrownBy(() -> logins.login("alice", People.PASSWORD, device.wrong()))
                .hasMessageStartingWith("code: wrong");
        ApiTokens.Issued issued = logins.login("alice", People.PASSWORD, device.code());

        assertThat(people.factor.require(issued.token().caller(), null).how()).isEqualTo("totp");
        assertThatThrownBy(() -> people.factor.require(caller, null)).hasMessageContaining("none within");
    }

    @Test
    void endsOtherLoginsAndNoOtherTokensWithANewPassword() {
        ApiTokens.Issued here = login();
        ApiTokens.Issued elsewhere = login();
        String lasting =
                people.tokens.issue("test", "nightly", Role.VIEWER, alice.id()).text();
        Caller caller = here.token().caller();
        assertThatThrownBy(() -> logins.changePassword(caller, "wrong", "a new password"))
                .hasMessageStartingWith("password: wrong");

        logins.changePassword(caller, People.PASSWORD, "a new password");

        assertThat(people.tokens.bearer(here.text())).isPresent();
        assertThat(people.tokens.bearer(elsewhere.text())).isEmpty();
        assertThat(people.tokens.bearer(lasting)).isPresent();
        assertThatThrownBy(this::login).isInstanceOf(Refusal.class);
        assertThat(logins.login("alice", "a new password", null).text()).isNotBlank();
    }

    @Test
    void endsALoginAndNothingElseByLoggingOut() {
        ApiTokens.Issued issued = login();
        ApiTokens.Issued lasting = people.tokens.issue("test", "nightly", Role.VIEWER, alice.id());

        logins.logout(issued.token().caller());
        logins.logout(lasting.token().caller());

        assertThat(people.tokens.bearer(issued.text())).isEmpty();
        assertThat(people.tokens.bearer(lasting.text())).isPresent();
    }

    @Test
    void storesAPasswordAsASlowHashThatSaysHowItWasMade() {
        assertThat(new Passwords(12).hash("alice", People.PASSWORD)).startsWith("{bcrypt}$2a$12$");
        assertThat(people.db
                        .sql("select password from hub_user")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eleven char", "", "bob-the-builder"})
    void refusesAPasswordThatIsTooShortOrTheLogin(String password) {
        assertThatThrownBy(() ->
                        people.users.add("test", new Users.NewUser("bob-the-builder", null, Role.VIEWER, password)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("password: ");
    }

    @Test
    void refusesAPasswordOfWhichBcryptWouldOverlookTheEnd() {
        assertThatThrownBy(() -> people.users.add("test", new Users.NewUser("bob", null, Role.VIEWER, "ü".repeat(37))))
                .hasMessageContaining("at most 72 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a|b", "a/b", "naïve", "a b", "-a"})
    void refusesALoginThatCannotStandInAHeader(String login) {
        assertThatThrownBy(() -> people.users.add("test", new Users.NewUser(login, null, Role.VIEWER, People.PASSWORD)))
                .hasMessageStartingWith("login: ");
    }

    @Test
    void refusesALoginThatIsTaken() {
        assertThatThrownBy(
                        () -> people.users.add("test", new Users.NewUser("ALICE", null, Role.VIEWER, People.PASSWORD)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("belongs to a user already");
    }
}
