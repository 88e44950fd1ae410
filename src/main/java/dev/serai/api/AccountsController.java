package dev.serai.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.BackupRow;
import dev.serai.hubspot.HubspotAccount;
import dev.serai.hubspot.HubspotAccounts;
import dev.serai.hubspot.HubspotGateway;
import dev.serai.remote.Purpose;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "accounts")
class AccountsController {
    private final HubspotAccounts accounts;
    private final HubspotGateway gateway;
    private final BackupCatalogue catalogue;

    AccountsController(HubspotAccounts accounts, HubspotGateway gateway, BackupCatalogue catalogue) {
        this.accounts = accounts;
        this.gateway = gateway;
        this.catalogue = catalogue;
    }

    /**
     * A configured account.
     *
     * @param callsPer10s calls it is allowed in ten seconds, as configured or as it announced itself
     * @param waiting     why no call is made to it at the moment
     * @param running     address of the backup under way
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountView(
            String name,
            String baseUrl,
            String version,
            String plan,
            int callsPer10s,
            String waiting,
            String running) {}

    @GetMapping("/api/accounts")
    @Operation(operationId = "listAccounts", summary = "The HubSpot accounts the hub is configured for")
    List<AccountView> list() {
        return accounts.names().stream().map(this::view).toList();
    }

    private AccountView view(String name) {
        HubspotAccount account = accounts.get(name);
        return new AccountView(
                name,
                account.baseUrl(),
                account.version(),
                account.plan(),
                gateway.callsPer10s(name),
                gateway.waiting(name, Purpose.BACKUP).orElse(null),
                catalogue
                        .underWay(name)
                        .map(BackupRow::id)
                        .map(id -> "/api/backups/" + id)
                        .orElse(null));
    }
}
