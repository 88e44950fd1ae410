/** The archive of a backup: rows staged on disk while they are read, sealed into a ZIP, read again and verified. */
package dev.serai.archive;
