package dev.serai.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What verifying an archive found.
 *
 * @param entries entries read, the manifest included
 * @param rows    CSV rows counted, headers left out
 * @param bytes   bytes unpacked
 * @param findings findings, at most {@value #PER_ENTRY} for each entry; empty if the archive is proven
 */
public record Verification(int entries, long rows, long bytes, List<Finding> findings) {
    static final int PER_ENTRY = 10;

    public Verification {
        findings = List.copyOf(findings);
    }

    /** Whether everything is as the manifest says. */
    @JsonProperty("ok")
    public boolean ok() {
        return findings.isEmpty();
    }

    /**
     * One thing that is wrong.
     *
     * @param entry   the entry; null if it is about the file as a whole
     * @param problem what is wrong, with the value
     * @param advice  what to do, or what it means
     */
    public record Finding(String entry, String problem, String advice) {}
}
