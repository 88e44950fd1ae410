package dev.serai.catalogue;

import dev.serai.remote.CannotStart;
import java.io.PrintStream;
import java.net.InetAddress;
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
 * made and its token is shown once, on the console only, as logs are kept and shipped.
 */
@Component
class SuperAdmin implements SmartInitializingSingleton {
    private static final int SHORTEST_ON_A_NETWORK = 32;

    private final JdbcClient db;
    private final ApiTokens tokens;
    private final TransactionOperations transaction;
    private final String configured;
    private final InetAddress address;
    private final PrintStream console;

    @Autowired
    SuperAdmin(
            JdbcClient db,
            ApiTokens tokens,
            TransactionOperations transaction,
            @Value("${serai.api.admin-token}") String configured,
            ServerProperties server) {
        this(db, tokens, transaction, configured, server.getAddress(), System.out);
    }

    SuperAdmin(
            JdbcClient db,
            ApiTokens tokens,
            TransactionOperations transaction,
            String configured,
            InetAddress address,
            PrintStream console) {
        this.db = db;
        this.tokens = tokens;
        this.transaction = transaction;
        this.configured = configured.strip();
        this.address = address;
        this.console = console;
    }

    @Override
    public void afterSingletonsInstantiated() {
        refuseAGuessableTokenOnANetwork();
        transaction.execute(status -> ensure()).ifPresent(this::show);
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

    private Optional<ApiTokens.Issued> ensure() {
        byte[] hash = ApiTokens.hash(configured);
        formerlyConfigured(hash).forEach(token -> tokens.strike("system", token));
        if (!configured.isEmpty() && tokens.bearer(configured).isEmpty()) {
            tokens.add("system", freeName("configured"), Role.SUPER_ADMIN, configured, true);
        }
        return tokens.superAdmins() == 0
                ? Optional.of(tokens.issue("system", freeName("first"), Role.SUPER_ADMIN))
                : Optional.empty();
    }

    private List<ApiToken> formerlyConfigured(byte[] hash) {
        db.sql("lock table api_token in share row exclusive mode").update();
        return db.sql("select * from api_token where configured and revoked is null and hash <> ?")
                .param(hash)
                .query(ApiTokens::token)
                .list();
    }

    private String freeName(String wish) {
        return tokens.inUse(wish) ? wish + "-" + UUID.randomUUID() : wish;
    }

    private void show(ApiTokens.Issued first) {
        console.println("API token of the super-admin, shown this once: " + first.text());
    }
}
