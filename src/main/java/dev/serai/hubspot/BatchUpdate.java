package dev.serai.hubspot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes values to records that are there. */
public final class BatchUpdate extends BatchWrite {
    /** @param inputs at most {@link #MOST}, each record once */
    public BatchUpdate(String account, Paths paths, String type, List<Input> inputs) {
        super(account, paths.batchUpdate(type), inputs);
    }

    @Override
    boolean named() {
        return true;
    }

    @Override
    Map<String, Result.Written> assign(List<Input> inputs, BatchAnswer answer) {
        Map<String, Result.Written> written = new LinkedHashMap<>();
        answer.records().forEach((id, stored) -> written.put(id, new Result.Written(id, stored)));
        return written;
    }
}
