package dev.serai.sandbox;

import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A live HubSpot account does what is known of the API. Set HUBSPOT_CONTRACT_TOKEN, and if wanted
 * HUBSPOT_CONTRACT_VERSION (v3, 2026-03, 2026-09) and HUBSPOT_CONTRACT_URL, to run it. It writes: it makes about 50
 * contacts and companies and 20 properties and removes them, so never give it an account that people work in.
 */
@EnabledIfEnvironmentVariable(
        named = "HUBSPOT_CONTRACT_TOKEN",
        matches = ".+",
        disabledReason = "HUBSPOT_CONTRACT_TOKEN is not set. With it, this test WRITES to that account: it makes and"
                + " removes contacts, companies and properties; give it a test account.")
class LiveContractTest extends HubspotContract {
    @Override
    ContractAccount account() {
        return new ContractAccount(
                set("HUBSPOT_CONTRACT_URL").orElse("https://api.hubapi.com"),
                set("HUBSPOT_CONTRACT_TOKEN").orElseThrow(),
                set("HUBSPOT_CONTRACT_VERSION").orElse("2026-03"));
    }

    private static Optional<String> set(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }
}
