package dev.serai.api;

import dev.serai.catalogue.Caller;
import dev.serai.catalogue.Role;

/** Somebody who is let in, and what they may do. */
record Known(Caller caller, Role role) {}
