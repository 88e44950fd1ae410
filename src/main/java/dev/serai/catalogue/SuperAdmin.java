package dev.serai.catalogue;

import dev.serai.remote.CannotStart;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sees to it at start that somebody can get in. The configured token is in force and no formerly configured one is, so
 * that a setting taken away, such as the sandbox's, opens nothing any more; and where no super-admin is left, one is
 * made and its token is shown once, on the console only, as logs are kept and shipped. In the sandbox the configured
 * token is the demo user's.
 */
@Component
class SuperAdmin implements SmartInitializingSingleton {
    private static final int SHORTEST_ON_A_NETWORK = 32;

    private final JdbcClient db;
    private final ApiTokens tokens;
    private final WaysIn waysIn;
    private final DemoUser demo;
    private final TransactionOperations transaction;
    private final String configured;
    private final InetAddress address;
    private final PrintStream console;

    @Autowired
    SuperAdmin(
            JdbcClient db,
            ApiTokens tokens,
            WaysIn waysIn,
            DemoUser demo,
            TransactionOperations transaction,
            @Value("${serai.api.admin-token}") String configured,
            ServerProperties server) {
        this(db, tokens, waysIn, demo, transaction, configured, server.getAddress(), System.out);
    }

    SuperAdmin(
            JdbcClient db,
            ApiTokens tokens,
            WaysIn waysIn,
            DemoUser demo,
            TransactionOperations transaction,
            String configured,
            InetAddress address,
            PrintStream console) {
        this.db = db;
        this.tokens = tokens;
        this.waysIn = waysIn;
        this.demo = demo;
        this.transaction = transaction;
        this.configured = configured.strip();
        this.address = address;
        this.console = console;
    }

    @Override
    public void afterSingletonsInstantiated() {
        refuseAGuessableTokenOnANetwork();
        transaction.execute(status -> ensure()).forEach(console::println);
    }

    private void refuseAGuessableTokenOnANetwork() {
        boolean onThisMachineOnly = address != null && address.isLoopbackAddress();
        if (!configured.isEmpty() && configured.length() < SHORTEST_ON_A_NETWORK && !onThisMachineOnly) {
            throw new CannotStart(
                    "serai.api.admin-token: " + configured.length() + " characters are too few while server.address is "
                            + address + "; use " + SHORTEST_ON_A_NETWORK
                            + " random ones or more, or listen on 127.0.0.1",
                    null);
        }
    }

    /** @return what a person at the console is to know */
    private List<String> ensure() {
        List<String> shown = new ArrayList<>();
        waysIn.lock();
        formerlyConfigured().forEach(token -> tokens.strike("system", token));
        Optional<User> owner = demo.ensure();
        owner.ifPresent(user -> shown.add(demo.introduction()));
        if (!configured.isEmpty()) {
            enforceConfigured(owner.map(User::id).orElse(null));
        }
        if (waysIn.count() == 0) {
            String text =
                    tokens.issue("system", freeName("first"), Role.SUPER_ADMIN).text();
            shown.add("API token of the super-admin, shown this once: " + text);
        }
        return shown;
    }

    private List<ApiToken> formerlyConfigured() {
        return db.sql(ApiTokens.SELECT + "where t.configured and t.revoked is null and t.hash <> ?")
                .param(Randomness.hash(configured))
                .query(ApiTokens::token)
                .list();
    }

    /** @param owner null for nobody */
    private void enforceConfigured(UUID owner) {
        db.sql("update api_token set user_id = ? where hash = ? and configured and revoked is null")
                .params(owner, Randomness.hash(configured))
                .update();
        boolean there = db.sql("select exists (select from api_token where hash = ? and revoked is null)")
                .param(Randomness.hash(configured))
                .query(Boolean.class)
                .single();
        if (!there) {
            tokens.add("system", freeName("configured"), Role.SUPER_ADMIN, owner, configured, true);
        }
    }

    private String freeName(String wish) {
        return tokens.inUse(wish) ? wish + "-" + UUID.randomUUID() : wish;
    }
}
