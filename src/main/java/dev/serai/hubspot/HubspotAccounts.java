package dev.serai.hubspot;

import dev.serai.remote.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The configured accounts by name; those without a token are left out. */
@ConfigurationProperties("hubspot")
public record HubspotAccounts(Map<String, HubspotAccount> accounts) {

    public HubspotAccounts {
        Map<String, HubspotAccount> usable = new LinkedHashMap<>();
        if (accounts != null) {
            accounts.forEach((name, account) -> {
                if (account.hasToken()) {
                    usable.put(name, account);
                }
            });
        }
        accounts = usable;
    }

    /** @throws Refusal if no account of that name is configured */
    public HubspotAccount get(String name) {
        HubspotAccount account = accounts.get(name);
        if (account == null) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "account: \"" + name + "\" is not configured; known are " + names());
        }
        return account;
    }

    public Set<String> names() {
        return accounts.keySet();
    }
}
