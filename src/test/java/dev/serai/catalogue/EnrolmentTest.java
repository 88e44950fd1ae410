package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.remote.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class EnrolmentTest {
    private final DataSource database = TestDatabase.fresh();
    private final People people = new People(database);
    private final Enrolment enrolment = people.enrolment;
    private final Caller alice = people.with(people.add("alice", Role.SUPER_ADMIN));

    private boolean enrolled() {
        return people.users.get(alice.user()).secondFactor();
    }

    private String journal() {
        return people.journal.newestBefore(Long.MAX_VALUE, 100).stream()
                .map(entry -> entry.action() + " " + entry.subject() + " " + entry.outcome())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void countsOnlyOnceACodeHasConfirmedIt() {
        Enrolment.Started started = enrolment.start(alice, People.PASSWORD);
        People.Device device = people.new Device(Totp.secret(started.secret()), null);
        assertThat(started.uri())
                .isEqualTo("otpauth://totp/Serai:alice?secret=" + started.secret()
                        + "&issuer=Serai&algorithm=SHA1&digits=6&period=30");
        assertThat(enrolled()).isFalse();
        assertThatThrownBy(() -> people.factor.require(alice, device.code())).hasMessageContaining("has none");
        assertThatThrownBy(() -> enrolment.confirm(alice, device.wrong())).hasMessageContaining("4 tries left");

        assertThat(enrolment.confirm(alice, device.code())).hasSize(RecoveryCodes.COUNT);

        assertThat(enrolled()).isTrue();
        assertThatThrownBy(() -> people.factor.require(alice, device.code())).hasMessageContaining("used already");
        assertThatThrownBy(() -> enrolment.confirm(alice, device.code(1))).hasMessageContaining("awaits its code");
        assertThat(journal()).contains("second-factor.start user/alice done", "second-factor.confirm user/alice done");
    }

    @Test
    void takesThePasswordAndNotATokenAlone() {
        assertThatThrownBy(() -> enrolment.start(alice, null)).hasMessageStartingWith("password: wrong");
        assertThatThrownBy(() -> enrolment.start(alice, "wrong")).hasMessageContaining("3 tries left");
        assertThatThrownBy(() -> enrolment.start(people.withNobodys(), People.PASSWORD))
                .hasMessageContaining("belongs to no user");
        Caller withoutPassword =
                people.with(people.users.add("test", new Users.NewUser("sso-only", null, Role.SUPER_ADMIN, null)));
        assertThatThrownBy(() -> enrolment.start(withoutPassword, ""))
                .hasMessageContaining("sso-only has no password here");
    }

    @Test
    void canBeStartedAnewUntilItIsConfirmedAndNotAfterwards() {
        enrolment.start(alice, People.PASSWORD);
        people.enrol(alice);

        assertThatThrownBy(() -> enrolment.start(alice, People.PASSWORD))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("remove it");
    }

    @Test
    void isRemovedByACodeAndEndsEveryProof() {
        People.Device device = people.enrol(alice);
        assertThatThrownBy(() -> enrolment.remove(alice, null)).hasMessageContaining("none within");
        people.factor.prove(alice, device.code());

        enrolment.remove(alice, null);

        assertThat(enrolled()).isFalse();
        assertThat(people.factor.fresh(alice)).isEmpty();
        assertThat(enrolment.recoveryCodesLeft(alice.user())).isZero();
        people.enrol(alice);
        assertThat(enrolled()).isTrue();
    }

    @Test
    void isTakenAwayByAResetThatAlsoEndsTheWaitAfterWrongCodes() {
        People.Device device = people.enrol(alice);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> people.factor.require(alice, device.wrong()))
                    .isInstanceOf(Refusal.class);
        }

        enrolment.reset("root", alice.user());

        assertThat(enrolled()).isFalse();
        assertThatThrownBy(() -> people.factor.require(alice, device.code())).hasMessageContaining("has none");
        assertThatThrownBy(() -> people.factor.require(alice, device.recoveryCodes.get(0)))
                .hasMessageContaining("has none");
        assertThat(journal()).contains("second-factor.reset user/alice done");
        people.enrol(alice);
        assertThat(enrolled()).isTrue();
    }

    @Test
    void replacesTheRecoveryCodes() {
        People.Device device = people.enrol(alice);

        List<String> renewed = enrolment.renewRecoveryCodes(alice, device.code());

        assertThat(renewed).doesNotContainAnyElementsOf(device.recoveryCodes);
        assertThatThrownBy(() -> people.factor.require(alice, device.recoveryCodes.get(0)))
                .hasMessageStartingWith("code: wrong");
        assertThat(people.factor.require(alice, renewed.get(0)).how()).isEqualTo("recovery-code");
    }

    @Test
    void keepsSecretsAndRecoveryCodesUnreadableInTheDatabase() {
        People.Device device = people.enrol(alice);

        byte[] stored = people.db
                .sql("select secret from second_factor")
                .query(byte[].class)
                .single();
        assertThat(contains(stored, device.secret)).isFalse();
        String codes = people.db
                .sql("select string_agg(recovery_code::text, '') from recovery_code")
                .query(String.class)
                .single();
        assertThat(codes).doesNotContain(device.recoveryCodes.get(0));
        String journal = people.journal.newestBefore(Long.MAX_VALUE, 100).toString();
        assertThat(journal).doesNotContain(Totp.base32(device.secret)).doesNotContain(device.recoveryCodes.get(0));
    }

    private static boolean contains(byte[] all, byte[] part) {
        return java.util.stream.IntStream.rangeClosed(0, all.length - part.length)
                .anyMatch(at -> Arrays.equals(Arrays.copyOfRange(all, at, at + part.length), part));
    }

    @Test
    void readsNoSecretThatWasCopiedFromAnotherUser() {
        Caller bob = people.with(people.add("bob", Role.VIEWER));
        People.Device bobs = people.enrol(bob);
        people.enrol(alice);
        people.db
                .sql("update second_factor set secret = (select secret from second_factor where user_id = ?)"
                        + " where user_id = ?")
                .params(bob.user(), alice.user())
                .update();

        assertThatThrownBy(() -> people.factor.require(alice, bobs.code())).hasMessageContaining("copied");
    }

    @Test
    void saysThatAnotherKeyIsNeeded() {
        People.Device device = people.enrol(alice);
        people.db
                .sql("update second_factor set secret = set_byte(secret, 1, get_byte(secret, 1) # 1)")
                .update();

        assertThatThrownBy(() -> people.factor.require(alice, device.code()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("serai.secret-key-file");
    }
}
