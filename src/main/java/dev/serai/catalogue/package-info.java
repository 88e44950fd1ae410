/** What the hub remembers: its database, the journal, the API tokens and the records of its runs. */
package dev.serai.catalogue;
