package dev.serai.sandbox;

class Sandbox2026SeptemberContractTest extends SandboxContract {
    Sandbox2026SeptemberContractTest() {
        super("2026-09");
    }
}
