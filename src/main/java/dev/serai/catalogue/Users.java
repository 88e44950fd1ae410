package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The people who use the hub. None is ever removed, as the journal tells of them; they can be disabled. */
@Component
public class Users {
    private static final String SELECT = "select u.*, f.confirmed is not null as second_factor"
            + " from hub_user u left join second_factor f on f.user_id = u.id ";

    private final JdbcClient db;
    private final Passwords passwords;
    private final WaysIn waysIn;
    private final LoginTokens logins;
    private final Attempts attempts;
    private final Journal journal;
    private final TransactionOperations transaction;

    Users(
            JdbcClient db,
            Passwords passwords,
            WaysIn waysIn,
            LoginTokens logins,
            Attempts attempts,
            Journal journal,
            TransactionOperations transaction) {
        this.db = db;
        this.passwords = passwords;
        this.waysIn = waysIn;
        this.logins = logins;
        this.attempts = attempts;
        this.journal = journal;
        this.transaction = transaction;
    }

    /**
     * A person to add.
     *
     * @param name     null for the same as the login
     * @param password null for a person who comes in by single sign-on only
     */
    public record NewUser(String login, String name, Role role, String password) {
        @Override
        public String toString() {
            return "NewUser[login=" + login + ", role=" + role + "]";
        }
    }

    /** What is to be different about a user; what is null stays as it is. */
    public record Change(String name, Role role, Boolean disabled, String password) {
        @Override
        public String toString() {
            return "Change[name=" + name + ", role=" + role + ", disabled=" + disabled + "]";
        }
    }

    /** All users, the disabled ones too, by login. */
    public List<User> all() {
        return db.sql(SELECT + "order by u.login").query(Users::user).list();
    }

    /** @throws Refusal if there is no such user */
    public User get(UUID id) {
        return db.sql(SELECT + "where u.id = ?")
                .param(id)
                .query(Users::user)
                .optional()
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "user " + id + ": unknown; GET /api/users"));
    }

    /** The user with a login, in whatever case it is written; empty if there is none. */
    public Optional<User> withLogin(String login) {
        return db.sql(SELECT + "where u.login = ?")
                .param(PersonNames.normal(login))
                .query(Users::user)
                .optional();
    }

    /**
     * The person whose token or session a request came with.
     *
     * @throws Refusal (FORBIDDEN) if the token belongs to no user, or the user is disabled
     */
    public User of(Caller caller) {
        if (caller.user() == null) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "token " + caller.actor()
                            + ": belongs to no user; log in by POST /api/login, or use a token that was"
                            + " issued for a user");
        }
        User user = get(caller.user());
        if (user.disabled()) {
            throw disabled(user.login());
        }
        return user;
    }

    static Refusal disabled(String login) {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "user " + login + ": disabled; a super-admin can enable it by PATCH /api/users");
    }

    /**
     * Adds a person.
     *
     * @throws Refusal if the login, the name or the password cannot be used, or a user has the login
     */
    public User add(String actor, NewUser wanted) {
        String login = PersonNames.login(wanted.login());
        if (wanted.role() == null) {
            throw new Refusal(Refusal.Kind.INVALID, "role: missing; use super-admin, operator or viewer");
        }
        String name = wanted.name() == null ? login : PersonNames.name(wanted.name());
        String hash = wanted.password() == null ? null : passwords.hash(login, wanted.password());
        try {
            return transaction.execute(status -> {
                UUID id = UUID.randomUUID();
                db.sql("insert into hub_user (id, login, name, role, password) values (?, ?, ?, ?, ?)")
                        .params(id, login, name, wanted.role().text(), hash)
                        .update();
                journal.write(
                        actor,
                        "user.create",
                        "user/" + login,
                        "done",
                        Map.of("role", wanted.role().text()));
                return get(id);
            });
        } catch (DuplicateKeyException taken) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "login: '" + login + "' belongs to a user already; GET /api/users");
        }
    }

    /**
     * Changes a user. A new password ends what the person has logged in to with the old one, and any wait after
     * wrong ones.
     *
     * @throws Refusal if there is no such user, a setting made it, a value cannot be used, or nobody would be left who is
     *     super-admin
     */
    public User change(String actor, UUID id, Change change) {
        User before = get(id);
        if (before.configured()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "user " + before.login() + ": belongs to the sandbox's settings; add a user of your own");
        }
        String name = change.name() == null ? null : PersonNames.name(change.name());
        String hash = change.password() == null ? null : passwords.hash(before.login(), change.password());
        return transaction.execute(status -> {
            waysIn.lock();
            db.sql("update hub_user set name = coalesce(?, name), role = coalesce(?, role),"
                            + " disabled = coalesce(?, disabled), password = coalesce(?, password) where id = ?")
                    .params(name, change.role() == null ? null : change.role().text(), change.disabled(), hash, id)
                    .update();
            if (hash != null) {
                logins.end(id, null);
                attempts.forget(id, Attempts.Kind.PASSWORD);
            }
            if (before.role() == Role.SUPER_ADMIN && waysIn.count() == 0) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "user " + before.login() + ": the last super-admin; see to another one first");
            }
            journal.write(actor, "user.change", "user/" + before.login(), "done", told(change));
            return get(id);
        });
    }

    private static Map<String, Object> told(Change change) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (change.name() != null) {
            told.put("name", change.name());
        }
        if (change.role() != null) {
            told.put("role", change.role().text());
        }
        if (change.disabled() != null) {
            told.put("disabled", change.disabled());
        }
        if (change.password() != null) {
            told.put("password", "set");
        }
        return told;
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getBoolean("disabled"),
                row.getBoolean("configured"),
                row.getString("password") != null,
                row.getBoolean("second_factor"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
