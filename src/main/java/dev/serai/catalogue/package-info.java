/** What the hub remembers, in PostgreSQL; the only package that knows JDBC. */
package dev.serai.catalogue;
