package dev.serai.restore;

import dev.serai.catalogue.RestoreLinks.NotLinked;

/**
 * One association with one label, a row of an archive (docs/archive-format.md).
 *
 * @param from     record id in the backup, as {@code to}
 * @param category null if the backup has none, as {@code typeId} and {@code label}
 */
record Tie(String from, String to, String category, String typeId, String label) {
    static Tie of(String[] row) {
        return new Tie(row[0], row[1], row[2], row[3], row[4]);
    }

    NotLinked not(Linkage linkage, String outcome, String reason) {
        return new NotLinked(
                linkage.from().object(), from, linkage.to().object(), to, category, typeId, label, outcome, reason);
    }
}
