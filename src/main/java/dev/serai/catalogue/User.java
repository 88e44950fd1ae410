package dev.serai.catalogue;

import java.time.Instant;
import java.util.UUID;

/**
 * A person who uses the hub.
 *
 * @param login        unique, in lower case
 * @param name         how to call the person
 * @param disabled     whether the person, and every token of theirs, is refused
 * @param configured   whether a setting made the user, as the sandbox does
 * @param password     whether there is a password; without one, the person comes in by single sign-on only
 * @param secondFactor whether a TOTP secret is enrolled and confirmed
 */
public record User(
        UUID id,
        String login,
        String name,
        Role role,
        boolean disabled,
        boolean configured,
        boolean password,
        boolean secondFactor,
        Instant created) {}
