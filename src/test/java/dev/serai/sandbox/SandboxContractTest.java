package dev.serai.sandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The sandbox does what is known of HubSpot's API, under each family of paths. */
class SandboxContractTest {
    private static HubspotSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(
                SandboxSettings.of("port", "0", "quota.per-ten-seconds", "100000", "quota.search-per-second", "0"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static ContractAccount of(String version) {
        return new ContractAccount(sandbox.baseUrl(), "sandbox", version);
    }

    @Nested
    class V3 extends HubspotContract {
        @Override
        ContractAccount account() {
            return of("v3");
        }
    }

    @Nested
    class V2026March extends HubspotContract {
        @Override
        ContractAccount account() {
            return of("2026-03");
        }
    }

    @Nested
    class V2026September extends HubspotContract {
        @Override
        ContractAccount account() {
            return of("2026-09");
        }
    }
}
