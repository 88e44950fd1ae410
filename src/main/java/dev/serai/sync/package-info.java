/**
 * Keeping contacts in step with Sansan. What is to be done is decided by {@link dev.serai.sync.Decisions} from what both
 * sides and the links look like, without touching any of them.
 */
package dev.serai.sync;
