package dev.serai.sandbox;

class Sandbox2026MarchContractTest extends SandboxContract {
    Sandbox2026MarchContractTest() {
        super("2026-03");
    }
}
