/** The words that everything which talks to a remote shares. */
package dev.serai.remote;
