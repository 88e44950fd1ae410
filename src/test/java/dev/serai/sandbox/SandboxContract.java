package dev.serai.sandbox;

import org.junit.jupiter.api.AfterAll;

/** The sandbox does what is known of HubSpot's API, under one family of paths. */
abstract class SandboxContract extends HubspotContract {
    private final String version;
    private HubspotSandbox sandbox;

    /** @param version v3, 2026-03 or 2026-09 */
    SandboxContract(String version) {
        this.version = version;
    }

    @Override
    ContractAccount account() {
        sandbox = HubspotSandbox.start(
                SandboxSettings.of("port", "0", "quota.per-ten-seconds", "100000", "quota.search-per-second", "0"));
        return new ContractAccount(sandbox.baseUrl(), "sandbox", version);
    }

    @AfterAll
    @Override
    void clear() {
        super.clear();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
