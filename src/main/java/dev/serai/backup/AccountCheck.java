package dev.serai.backup;

import dev.serai.hubspot.Hubspot;
import dev.serai.hubspot.HubspotAccounts;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at start, in one sentence an account, whether its token works and what it may not read. */
@Component
class AccountCheck {
    private static final Logger log = LoggerFactory.getLogger(AccountCheck.class);

    private final Hubspot hubspot;
    private final HubspotAccounts accounts;

    AccountCheck(Hubspot hubspot, HubspotAccounts accounts) {
        this.hubspot = hubspot;
        this.accounts = accounts;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        for (String account : accounts.names()) {
            Thread check = new Thread(() -> check(account), "account-check-" + account);
            check.setDaemon(true);
            check.start();
        }
    }

    private void check(String account) {
        try {
            String portal = hubspot.details(account).path("portalId").asText();
            List<String> forbidden = forbidden(account);
            if (forbidden.isEmpty()) {
                log.info("hubspot account {}: portal {}, the token reads all objects", account, portal);
            } else {
                log.warn(
                        "hubspot account {}: portal {}, the token may not read {}; give it their read scopes",
                        account,
                        portal,
                        String.join(", ", forbidden));
            }
        } catch (RuntimeException failed) {
            log.error(
                    "hubspot account {}: cannot be read: {}; check hubspot.accounts.{}.token and .base-url",
                    account,
                    Causes.inWords(failed),
                    account);
        }
    }

    private List<String> forbidden(String account) {
        List<String> forbidden = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.STANDARD) {
            hubspot.refusalToList(account, kind.type(), List.of("hs_object_id"))
                    .filter(refused -> refused.status() == 403)
                    .ifPresent(refused -> forbidden.add(kind.name()));
        }
        return forbidden;
    }
}
