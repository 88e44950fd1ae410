package dev.serai.hubspot;

/** A kind of record that the account has made itself. */
public record CustomObject(String objectTypeId, String name, String fullyQualifiedName) {}
