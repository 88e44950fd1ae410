package dev.serai.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of the routes folder as they were when nobody was writing them: a text is believed only once two looks in
 * a row have found the same size and time, so that a half-written file is never taken for a whole one.
 */
final class RouteFolder {
    private record Stamp(long size, FileTime time) {}

    private final Path folder;
    private Map<String, Stamp> seen = new HashMap<>();
    private Map<String, Stamp> believed = new HashMap<>();
    private final SortedMap<String, String> texts = new TreeMap<>();

    RouteFolder(Path folder) {
        this.folder = folder;
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    /** All files as they are now, for the first time, when waiting for a second look would only delay the start. */
    SortedMap<String, String> firstLook() throws IOException {
        seen = stamps();
        return look();
    }

    /** Texts by path below the folder, of all files that have come to rest, and of the others as they last were. */
    SortedMap<String, String> look() throws IOException {
        Map<String, Stamp> now = stamps();
        for (var entry : now.entrySet()) {
            String file = entry.getKey();
            boolean resting = entry.getValue().equals(seen.get(file));
            if (resting && !entry.getValue().equals(believed.get(file))) {
                read(file, entry.getValue());
            }
        }
        texts.keySet().retainAll(now.keySet());
        believed.keySet().retainAll(now.keySet());
        seen = now;
        return new TreeMap<>(texts);
    }

    private void read(String file, Stamp stamp) throws IOException {
        try {
            texts.put(file, new String(Files.readAllBytes(path(file)), StandardCharsets.UTF_8));
            believed.put(file, stamp);
        } catch (NoSuchFileException e) {
            believed.remove(file); // removed between two looks at it; the next look sees it gone
        }
    }

    private Map<String, Stamp> stamps() throws IOException {
        Map<String, Stamp> stamps = new HashMap<>();
        if (!Files.isDirectory(folder)) {
            return stamps;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(RouteFolder::isRoute).toList()) {
                try {
                    stamps.put(
                            folder.relativize(path).toString().replace('\\', '/'),
                            new Stamp(Files.size(path), Files.getLastModifiedTime(path)));
                } catch (NoSuchFileException e) {
                    continue; // removed while we looked
                }
            }
        }
        return stamps;
    }

    private static boolean isRoute(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".yaml") && !name.startsWith(".") && Files.isRegularFile(path);
    }
}
