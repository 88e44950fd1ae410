package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.serai.catalogue.SecondFactor.Proof;
import dev.serai.remote.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private final DataSource database = TestDatabase.fresh();
    private final People people = new People(database);
    private final SecondFactor factor = people.factor;
    private final Caller alice = people.with(people.add("alice", Role.SUPER_ADMIN));

    private Refusal refused(Caller caller, String code) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> factor.require(caller, code));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    private List<Object> outcomes(String subject) {
        return people.journal.newestBefore(Long.MAX_VALUE, 100).stream()
                .filter(entry -> entry.action().equals("second-factor.verify"))
                .filter(entry -> entry.subject().equals(subject))
                .map(JournalEntry::outcome)
                .map(Object.class::cast)
                .toList();
    }

    @Test
    void isSatisfiedByACodeOfTheApp() {
        People.Device device = people.enrol(alice);

        Proof proof = factor.require(
                alice, " " + device.code().substring(0, 3) + " " + device.code().substring(3));

        assertThat(proof).isEqualTo(new Proof("totp", people.clock.instant()));
        assertThat(outcomes("user/alice")).containsExactly("done", "done");
    }

    @Test
    void isNeverSatisfiedByATokenAlone() {
        assertThat(refused(people.withNobodys(), null)).hasMessageContaining("belongs to no user");
        assertThat(refused(people.withNobodys(), "123456")).hasMessageContaining("belongs to no user");
        assertThat(refused(alice, null)).hasMessageContaining("alice has none; enrol one");
        assertThat(refused(alice, "123456")).hasMessageContaining("alice has none; enrol one");

        people.enrol(alice);

        assertThat(refused(alice, null)).hasMessageContaining("none within the last 5 minutes");
        assertThat(refused(alice, " ").kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void takesACodeOneStepEarlyOrLateAndNoFurther() {
        People.Device device = people.enrol(alice);
        people.clock.move(Duration.ofMinutes(10));

        assertThat(refused(alice, device.code(-2))).hasMessageStartingWith("code: wrong");
        assertThat(refused(alice, device.code(2))).hasMessageStartingWith("code: wrong");
        assertThat(factor.require(alice, device.code(-1)).how()).isEqualTo("totp");
        assertThat(factor.require(alice, device.code(1)).how()).isEqualTo("totp");
    }

    @Test
    void takesEachCodeOnceAndNoneBeforeIt() {
        People.Device device = people.enrol(alice);
        factor.require(alice, device.code());

        assertThat(refused(alice, device.code())).hasMessageStartingWith("code: used already");
        assertThat(refused(alice, device.code(-1))).hasMessageStartingWith("code: used already");
        assertThat(new People(database, people.clock)
                        .factor
                        .require(alice, device.code(1))
                        .how())
                .isEqualTo("totp");
    }

    @Test
    void takesACodeOnceAlsoWhenTwoNodesAreShownItAtOnce() throws Exception {
        People.Device device = people.enrol(alice);
        List<SecondFactor> nodes = IntStream.range(0, 4)
                .mapToObj(i -> new People(database, people.clock).factor)
                .toList();

        for (int round = 0; round < 5; round++) {
            String code = device.code();
            assertThat(atOnce(nodes, node -> node.require(alice, code))).hasSize(1);
            people.clock.move(Duration.ofSeconds(30));
        }
        String recovery = device.recoveryCodes.get(0);
        assertThat(atOnce(nodes, node -> node.require(alice, recovery))).hasSize(1);
    }

    private interface Try {
        Proof with(SecondFactor node);
    }

    /** What succeeded. */
    private static List<Proof> atOnce(List<SecondFactor> nodes, Try attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            CyclicBarrier start = new CyclicBarrier(nodes.size());
            List<Callable<Proof>> tries = nodes.stream()
                    .map(node -> (Callable<Proof>) () -> {
                        start.await();
                        try {
                            return attempt.with(node);
                        } catch (Refusal refused) {
                            return null;
                        }
                    })
                    .toList();
            List<Proof> proofs = new ArrayList<>();
            for (Future<Proof> result : threads.invokeAll(tries)) {
                if (result.get() != null) {
                    proofs.add(result.get());
                }
            }
            return proofs;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void listensToNoCodeForAWhileAfterTooManyWrongOnes() {
        People.Device device = people.enrol(alice);

        for (int left = 4; left > 0; left--) {
            assertThat(refused(alice, device.wrong()).members()).containsEntry("attemptsLeft", left);
        }
        Instant retryAt = people.clock.instant().plus(Duration.ofMinutes(5));
        assertThat(refused(alice, device.wrong()).members()).containsEntry("retryAt", retryAt);
        Refusal right = refused(alice, device.code());
        assertThat(right.members()).containsEntry("retryAt", retryAt);
        assertThat(right.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);

        people.clock.move(Duration.ofMinutes(5).plusSeconds(1));
        for (int i = 0; i < 4; i++) {
            refused(alice, device.wrong());
        }
        assertThat(refused(alice, device.wrong()).members())
                .containsEntry("retryAt", people.clock.instant().plus(Duration.ofMinutes(10)));
        people.clock.move(Duration.ofMinutes(11));
        assertThat(factor.require(alice, device.code()).how()).isEqualTo("totp");
        assertThat(refused(alice, device.wrong()).members()).containsEntry("attemptsLeft", 4);
    }

    @Test
    void countsWrongCodesThatManyGuessAtOnce() throws Exception {
        People.Device device = people.enrol(alice);
        List<SecondFactor> nodes = IntStream.range(0, 12)
                .mapToObj(i -> new People(database, people.clock).factor)
                .toList();

        atOnce(nodes, node -> node.require(alice, device.wrong()));

        assertThat(outcomes("user/alice").stream().filter("refused"::equals)).hasSize(5);
        assertThat(refused(alice, device.code()).members()).containsKey("retryAt");
    }

    @Test
    void keepsTheCountEvenIfWhatItWasForIsRolledBack() {
        People.Device device = people.enrol(alice);
        String code = device.code();

        people.transaction.executeWithoutResult(status -> {
            factor.require(alice, code);
            refused(alice, device.wrong());
            status.setRollbackOnly();
        });

        assertThat(refused(alice, code).members()).containsEntry("attemptsLeft", 3);
    }

    @Test
    void takesARecoveryCodeOnceHoweverItIsTyped() {
        People.Device device = people.enrol(alice);
        assertThat(device.recoveryCodes).hasSize(10).doesNotHaveDuplicates();
        String code = device.recoveryCodes.get(3);

        assertThat(factor.require(alice, code.toUpperCase(java.util.Locale.ROOT).replace("-", " "))
                        .how())
                .isEqualTo("recovery-code");

        assertThat(refused(alice, code)).hasMessageStartingWith("code: used already");
        assertThat(people.enrolment.recoveryCodesLeft(alice.user())).isEqualTo(9);
    }

    @Test
    void letsACodeShownBeforeStandForTheSameTokenOnly() {
        People.Device device = people.enrol(alice);
        Caller alicesOtherToken = people.with(people.users.get(alice.user()));

        factor.prove(alice, device.code());

        people.clock.move(Duration.ofMinutes(4).plusSeconds(59));
        assertThat(factor.require(alice, null).how()).isEqualTo("totp");
        assertThat(refused(alicesOtherToken, null)).hasMessageContaining("none within");
        people.clock.move(Duration.ofSeconds(1));
        assertThat(refused(alice, null)).hasMessageContaining("none within");
    }

    @Test
    void takesASingleSignOnWithASecondFactorWhileItIsFresh() {
        Instant now = people.clock.instant();
        Caller fresh = new Caller("sso:alice", alice.user(), "sso/1", now.minusSeconds(299));
        Caller old = new Caller("sso:alice", alice.user(), "sso/1", now.minusSeconds(300));
        Caller ahead = new Caller("sso:alice", alice.user(), "sso/1", now.plusSeconds(120));
        Caller without = new Caller("sso:alice", alice.user(), "sso/1", null);

        assertThat(factor.require(fresh, null)).isEqualTo(new Proof("sso", now.minusSeconds(299)));
        refused(old, null);
        refused(ahead, null);
        refused(without, null);
    }

    @Test
    void refusesADisabledUserWithTheRightCode() {
        people.add("other", Role.SUPER_ADMIN);
        People.Device device = people.enrol(alice);
        people.users.change("test", alice.user(), new Users.Change(null, null, true, null));

        assertThat(refused(alice, device.code())).hasMessageContaining("disabled");
        Caller signedOn = new Caller("sso:alice", alice.user(), "sso/1", people.clock.instant());
        assertThat(refused(signedOn, null)).hasMessageContaining("disabled");
    }

    @Test
    void asksForASecondFactorOnceSomebodyCouldHaveOne() {
        People fresh = new People(TestDatabase.fresh());
        Caller bootstrap = fresh.withNobodys();
        fresh.add("reader", Role.VIEWER);
        fresh.factor.requireOnceThereIsAnAdministrator(bootstrap, null);

        Caller admin = fresh.with(fresh.add("admin", Role.SUPER_ADMIN));

        assertThatThrownBy(() -> fresh.factor.requireOnceThereIsAnAdministrator(bootstrap, null))
                .hasMessageContaining("belongs to no user");
        assertThatThrownBy(() -> fresh.factor.requireOnceThereIsAnAdministrator(admin, null))
                .hasMessageContaining("enrol one");
        People.Device device = fresh.enrol(admin);
        fresh.factor.requireOnceThereIsAnAdministrator(admin, device.code());
    }
}
