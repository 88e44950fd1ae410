package dev.serai.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects findings, the first few of each entry. */
final class Findings {
    private final List<Verification.Finding> list = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    void add(String entry, String problem, String advice) {
        int count = counts.merge(entry, 1, Integer::sum);
        if (count < Verification.PER_ENTRY) {
            list.add(new Verification.Finding(entry, problem, advice));
        } else if (count == Verification.PER_ENTRY) {
            list.add(new Verification.Finding(entry, "has more findings", "only the first are listed"));
        }
    }

    List<Verification.Finding> list() {
        return list;
    }
}
