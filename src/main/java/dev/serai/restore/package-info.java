/** Puts property values of a backup back into the account: analyze, review, confirm, apply, undo. */
package dev.serai.restore;
