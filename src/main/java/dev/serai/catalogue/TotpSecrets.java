package dev.serai.catalogue;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The users' TOTP secrets, of which the database holds only what {@link SecretBox} made of them. */
@Component
class TotpSecrets implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(TotpSecrets.class);

    private final JdbcClient db;
    private final SecretBox box;
    private final Clock clock;

    TotpSecrets(JdbcClient db, SecretBox box, Clock clock) {
        this.db = db;
        this.box = box;
        this.clock = clock;
    }

    /**
     * @param confirmed whether a first code was shown
     * @param lastStep  step of the last code that was accepted
     */
    record Enrolled(byte[] secret, boolean confirmed, long lastStep) {
        @Override
        public String toString() {
            return "Enrolled[confirmed=" + confirmed + ", lastStep=" + lastStep + "]";
        }
    }

    /**
     * A user's secret; until the transaction ends, nobody else gets it, so that a code is looked at by one at a time.
     *
     * @throws dev.serai.remote.Refusal if another key than this node's is needed to read it
     */
    Optional<Enrolled> lock(UUID user) {
        return db.sql("select * from second_factor where user_id = ? for update")
                .param(user)
                .query((row, number) -> new Enrolled(
                        box.decrypt(user, row.getBytes("secret")),
                        row.getObject("confirmed") != null,
                        row.getLong("last_step")))
                .optional();
    }

    /** A secret that awaits its first code, in place of one that does as well. */
    void begin(UUID user, byte[] secret) {
        db.sql("insert into second_factor (user_id, secret) values (?, ?)"
                        + " on conflict (user_id) do update set secret = excluded.secret"
                        + " where second_factor.confirmed is null")
                .params(user, box.encrypt(user, secret))
                .update();
    }

    /** Notes the code of a step as used; false if it, or a later one, was used before. */
    boolean use(UUID user, long step) {
        return db.sql("update second_factor set last_step = ?, confirmed = coalesce(confirmed, ?)"
                                + " where user_id = ? and last_step < ?")
                        .params(step, clock.instant().atOffset(ZoneOffset.UTC), user, step)
                        .update()
                == 1;
    }

    /** Removes the secret, and every proof that was given by it. */
    void drop(UUID user) {
        db.sql("delete from second_factor_proof where user_id = ?").param(user).update();
        db.sql("delete from second_factor where user_id = ?").param(user).update();
    }

    @Override
    public void afterSingletonsInstantiated() {
        int unreadable = db.sql("select count(*) from second_factor where substring(secret from ? for ?) <> ?")
                .params(SecretBox.FINGERPRINT_AT + 1, SecretBox.FINGERPRINT_BYTES, box.fingerprint())
                .query(Integer.class)
                .single();
        if (unreadable > 0) {
            log.warn(
                    "second factors of {} users were encrypted with another key than this node's; give all nodes the"
                            + " same by serai.secret-key-file",
                    unreadable);
        }
    }
}
