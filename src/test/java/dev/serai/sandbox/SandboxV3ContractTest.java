package dev.serai.sandbox;

class SandboxV3ContractTest extends SandboxContract {
    SandboxV3ContractTest() {
        super("v3");
    }
}
