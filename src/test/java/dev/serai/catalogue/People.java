package dev.serai.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** One node's parts that see to users, on a database that several may share. The clock is the test's. */
final class People {
    static final String PASSWORD = "correct horse battery";

    final MovableClock clock;
    final JdbcClient db;
    final TransactionTemplate transaction;
    final Journal journal;
    final WaysIn waysIn;
    final ApiTokens tokens;
    final SecretBox box = new SecretBox(Arrays.copyOf(new byte[] {7}, SecretBox.KEY_BYTES));
    final Passwords passwords = new Passwords(12, 4);
    final Users users;
    final TotpSecrets secrets;
    final SecondFactor factor;
    final Enrolment enrolment;
    final Logins logins;
    final SignOns signOns;

    People(DataSource database) {
        this(database, new MovableClock(Instant.parse("2026-11-22T10:00:00Z")));
    }

    People(DataSource database, MovableClock clock) {
        this.clock = clock;
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
        db = JdbcClient.create(database);
        transaction = new TransactionTemplate(transactions);
        journal = new Journal(db, new ObjectMapper().findAndRegisterModules());
        waysIn = new WaysIn(db);
        tokens = new ApiTokens(db, journal, waysIn, transaction, clock);
        LoginTokens loginTokens = new LoginTokens(db, journal, transaction, clock);
        Attempts attempts = new Attempts(db, clock, 5, Duration.ofMinutes(5));
        users = new Users(db, passwords, waysIn, loginTokens, attempts, journal, transaction);
        signOns = new SignOns(db, users, journal, transaction);
        SeparateTransaction apart = new SeparateTransaction(transactions);
        PasswordCheck check = new PasswordCheck(db, passwords, attempts, journal, apart);
        secrets = new TotpSecrets(db, box, clock);
        RecoveryCodes recovery = new RecoveryCodes(db, clock);
        CodeCheck codes = new CodeCheck(secrets, recovery, attempts, journal, apart, clock);
        factor = new SecondFactor(db, codes, users, clock, Duration.ofMinutes(5));
        enrolment =
                new Enrolment(users, check, secrets, recovery, codes, factor, attempts, journal, transaction, "Serai");
        logins =
                new Logins(db, users, passwords, check, factor, loginTokens, journal, transaction, Duration.ofHours(8));
    }

    /** The sandbox's user, in the sandbox or not. */
    DemoUser demo(boolean sandbox) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("serai.demo-user.login", "demo")
                .withProperty("serai.demo-user.password", "sandbox-demo")
                .withProperty("serai.demo-user.totp-secret", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
        environment.setActiveProfiles(sandbox ? "sandbox" : "other");
        return new DemoUser(db, users, passwords, box, journal, clock, "Serai", environment);
    }

    /** A user with {@link #PASSWORD}. */
    User add(String login, Role role) {
        return users.add("test", new Users.NewUser(login, null, role, PASSWORD));
    }

    /** Somebody who shows a token of a user's. */
    Caller with(User user) {
        return tokens.issue("test", "token-" + UUID.randomUUID(), user.role(), user.id())
                .token()
                .caller();
    }

    /** Somebody who shows a token that belongs to no user. */
    Caller withNobodys() {
        return tokens.issue("test", "token-" + UUID.randomUUID(), Role.SUPER_ADMIN)
                .token()
                .caller();
    }

    /** Enrols a second factor, and goes on to a time at which its next code counts. */
    Device enrol(Caller caller) {
        byte[] secret = Totp.secret(enrolment.start(caller, PASSWORD).secret());
        Device device = new Device(secret, enrolment.confirm(caller, new Device(secret, null).code()));
        clock.move(Duration.ofSeconds(Totp.STEP_SECONDS));
        return device;
    }

    /** The app that a person has, and the paper with the recovery codes. */
    final class Device {
        final byte[] secret;
        final List<String> recoveryCodes;

        Device(byte[] secret, List<String> recoveryCodes) {
            this.secret = secret;
            this.recoveryCodes = recoveryCodes;
        }

        String code() {
            return code(0);
        }

        /** The code of a time so many steps from now. */
        String code(int steps) {
            return Totp.code(secret, clock.instant().getEpochSecond() / Totp.STEP_SECONDS + steps);
        }

        /** Six digits that are no code anywhere near. */
        String wrong() {
            return List.of("000000", "111111", "222222", "333333").stream()
                    .filter(digits -> Totp.step(secret, digits, clock.instant()).isEmpty())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
