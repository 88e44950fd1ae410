/** Backs up a HubSpot account into a ZIP: what to read, in which order, and what became of it. */
package dev.serai.backup;
