package dev.serai.catalogue;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The codes that stand in for a lost device, each once. A code is 80 random bits, so that its SHA-256 is enough to store,
 * for the reasons that {@link ApiTokens} gives.
 */
@Component
class RecoveryCodes {
    static final int COUNT = 10;

    private static final int BYTES = 10;
    private static final String GROUPS_OF_FOUR = "(?<=\\G.{4})(?=.)";

    /** What came of trying a code. */
    enum Try {
        ACCEPTED,
        USED_ALREADY,
        WRONG
    }

    private final JdbcClient db;
    private final Clock clock;

    RecoveryCodes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A new set in place of the old one; nobody gets to see it again. */
    List<String> renew(UUID user) {
        drop(user);
        List<String> codes = Stream.generate(RecoveryCodes::random).limit(COUNT).toList();
        codes.forEach(code -> db.sql("insert into recovery_code (user_id, hash) values (?, ?)")
                .params(user, hash(code))
                .update());
        return codes;
    }

    private static String random() {
        String text = new Base32().encodeToString(Randomness.bytes(BYTES)).toLowerCase(Locale.ROOT);
        return String.join("-", text.split(GROUPS_OF_FOUR));
    }

    void drop(UUID user) {
        db.sql("delete from recovery_code where user_id = ?").param(user).update();
    }

    /** Uses a code up; of several at once with the same code, one is accepted. */
    Try use(UUID user, String code) {
        int used = db.sql("update recovery_code set used = ? where user_id = ? and hash = ? and used is null")
                .params(clock.instant().atOffset(ZoneOffset.UTC), user, hash(code))
                .update();
        if (used == 1) {
            return Try.ACCEPTED;
        }
        boolean known = db.sql("select exists (select from recovery_code where user_id = ? and hash = ?)")
                .params(user, hash(code))
                .query(Boolean.class)
                .single();
        return known ? Try.USED_ALREADY : Try.WRONG;
    }

    int left(UUID user) {
        return db.sql("select count(*) from recovery_code where user_id = ? and used is null")
                .param(user)
                .query(Integer.class)
                .single();
    }

    /** However it was typed: with or without hyphens, in small or capital letters. */
    private static byte[] hash(String code) {
        return Randomness.hash(code.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT));
    }
}
