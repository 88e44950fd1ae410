package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.catalogue.SignOns.Word;
import dev.serai.remote.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignOnsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final People people = new People(TestDatabase.fresh());
    private final SignOns signOns = people.signOns;

    @Test
    void knowsAUserByItsLoginAndLeavesTheRoleToTheHub() {
        User alice = people.add("alice@example.com", Role.OPERATOR);

        assertThat(signOns.user(new Word("Alice@Example.com", "Alice", null, NOON, false)))
                .isEqualTo(alice);
        assertThatThrownBy(() -> signOns.user(new Word("bob@example.com", "Bob", null, NOON, true)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no user has the login 'bob@example.com'");
    }

    @Test
    void refusesADisabledUser() {
        User alice = people.add("alice", Role.OPERATOR);
        people.users.change("test", alice.id(), new Users.Change(null, null, true, null));

        assertThatThrownBy(() -> signOns.user(new Word("alice", null, Role.SUPER_ADMIN, NOON, true)))
                .hasMessageContaining("disabled");
    }

    @Test
    void addsWhomTheProviderGivesARoleAndFollowsItsLatestWord() {
        User alice = signOns.user(new Word("alice", "Alice", Role.SUPER_ADMIN, NOON, false));
        assertThat(alice.name()).isEqualTo("Alice");
        assertThat(alice.password()).isFalse();
        assertThat(alice.role()).isEqualTo(Role.SUPER_ADMIN);

        User lower = signOns.user(new Word("alice", "Alice", Role.VIEWER, NOON.plusSeconds(60), false));
        assertThat(lower.role()).isEqualTo(Role.VIEWER);

        User stale = signOns.user(new Word("alice", "Alice", Role.SUPER_ADMIN, NOON, false));
        assertThat(stale.role()).isEqualTo(Role.VIEWER);
        assertThat(people.journal.newestBefore(Long.MAX_VALUE, 10))
                .extracting(JournalEntry::action)
                .containsExactly("user.change", "user.create");
    }

    @Test
    void makesAnAdministratorOfASuperAdminWithoutPasswordOnlyBySecondFactor() {
        Caller bootstrap = people.withNobodys();
        signOns.user(new Word("alice", null, Role.SUPER_ADMIN, NOON, false));
        people.factor.requireOnceThereIsAnAdministrator(bootstrap, null);

        signOns.user(new Word("alice", null, Role.SUPER_ADMIN, NOON, true));

        assertThatThrownBy(() -> people.factor.requireOnceThereIsAnAdministrator(bootstrap, null))
                .isInstanceOf(Refusal.class);
    }
}
