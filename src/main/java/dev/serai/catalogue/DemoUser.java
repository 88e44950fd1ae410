package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sandbox's user, whose password and TOTP secret everybody can read. It is there in the profile {@code sandbox} only:
 * any other start disables it.
 */
@Component
class DemoUser {
    private static final String PROFILE = "sandbox";
    private static final String ACTOR = "system";

    private final JdbcClient db;
    private final Users users;
    private final Passwords passwords;
    private final SecretBox box;
    private final Journal journal;
    private final Clock clock;
    private final String issuer;
    private final String login;
    private final String password;
    private final String secret;

    DemoUser(
            JdbcClient db,
            Users users,
            Passwords passwords,
            SecretBox box,
            Journal journal,
            Clock clock,
            @Value("${serai.second-factor.issuer}") String issuer,
            Environment environment) {
        this.db = db;
        this.users = users;
        this.passwords = passwords;
        this.box = box;
        this.journal = journal;
        this.clock = clock;
        this.issuer = issuer;
        this.login = environment.matchesProfiles(PROFILE) ? environment.getProperty("serai.demo-user.login") : null;
        this.password = environment.getProperty("serai.demo-user.password");
        this.secret = environment.getProperty("serai.demo-user.totp-secret");
    }

    /**
     * Makes the user as the settings have it, or disables it; belongs in a transaction.
     *
     * @return the user; empty outside of the sandbox, or if a person has taken the login
     */
    Optional<User> ensure() {
        db.sql("update hub_user set disabled = true where configured and not disabled and login is distinct from ?"
                        + " returning login")
                .param(login)
                .query(String.class)
                .list()
                .forEach(gone -> journal.write(ACTOR, "user.change", "user/" + gone, "done", Map.of("disabled", true)));
        if (login == null
                || users.withLogin(login).filter(user -> !user.configured()).isPresent()) {
            return Optional.empty();
        }
        if (users.withLogin(login).isEmpty()) {
            UUID id = users.add(ACTOR, new Users.NewUser(login, "Demo", Role.SUPER_ADMIN, password))
                    .id();
            db.sql("update hub_user set configured = true where id = ?")
                    .param(id)
                    .update();
        }
        User user = users.withLogin(login).orElseThrow();
        restore(user);
        return users.withLogin(login);
    }

    private void restore(User user) {
        String hash = db.sql("select password from hub_user where id = ?")
                .param(user.id())
                .query(String.class)
                .single();
        db.sql("update hub_user set disabled = false, role = ?, password = ? where id = ?")
                .param(Role.SUPER_ADMIN.text())
                .param(passwords.match(password, hash) ? hash : passwords.hash(login, password))
                .param(user.id())
                .update();
        byte[] wanted = Totp.secret(secret);
        if (!Arrays.equals(wanted, stored(user.id()))) {
            db.sql("insert into second_factor (user_id, secret, confirmed) values (?, ?, ?)"
                            + " on conflict (user_id) do update set secret = excluded.secret,"
                            + " confirmed = excluded.confirmed, last_step = 0")
                    .params(
                            user.id(),
                            box.encrypt(user.id(), wanted),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** The secret in the database; null if there is none that can be read. */
    private byte[] stored(UUID user) {
        try {
            return db.sql("select secret from second_factor where user_id = ? and confirmed is not null")
                    .param(user)
                    .query((row, number) -> box.decrypt(user, row.getBytes("secret")))
                    .optional()
                    .orElse(null);
        } catch (Refusal anotherKey) {
            return null;
        }
    }

    /** What a newcomer needs to act as the demo user. */
    String introduction() {
        return "Demo user of the sandbox: login " + login + ", password " + password + ", TOTP secret " + secret
                + "\n  " + Totp.uri(issuer, login, Totp.secret(secret));
    }
}
