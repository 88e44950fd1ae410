/** The hub's HTTP API for programs: who may do what, how errors look, and the endpoints that no other feature owns. */
package dev.serai.api;
