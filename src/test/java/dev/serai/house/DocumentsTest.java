package dev.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents name only what exists, and the first of them stays short. */
class DocumentsTest {
    private static final int README_LINES = 120;
    private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)[^)]*\\)");
    /** What makes a word a path of the repository: it starts with one of its folders, or is a file at its root. */
    private static final Pattern PATH = Pattern.compile(
            "(?:\\./)?(?:(?:src|routes|mappings|docs|\\.ci)/[\\w./-]*|[A-Z]\\w*\\.md|pom\\.xml|LICENSE)");

    @Test
    void namesOnlyPathsThatExist() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Path document : documents()) {
            List<String> lines = Files.readAllLines(document);
            for (int i = 0; i < lines.size(); i++) {
                breaches.addAll(breaches(document, i + 1, lines.get(i)));
            }
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void readmeCanBeReadInOneGo() throws IOException {
        Path readme = Path.of("README.md");
        if (Files.exists(readme)) {
            assertThat(Files.readAllLines(readme)).hasSizeLessThanOrEqualTo(README_LINES);
        }
    }

    @Test
    void tellsOfAPathThatDoesNotExist() {
        Path document = Path.of("docs", "x.md");
        assertThat(breaches(document, 3, "See `docs/nosuch.md`, `routes/nosuch/` and [this](nosuch.md)."))
                .containsExactly(
                        "docs/x.md:3: 'docs/nosuch.md' does not exist; correct the path or remove it",
                        "docs/x.md:3: 'routes/nosuch/' does not exist; correct the path or remove it",
                        "docs/x.md:3: 'nosuch.md' does not exist; correct the path or remove it");
        assertThat(breaches(
                        document,
                        1,
                        "`pom.xml`, `GET /api/backups`, `direct:hubspot`, [a](https://example.com), `routes/<x>`"))
                .isEmpty();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents =
                new ArrayList<>(Stream.of("README.md", "ARCHITECTURE.md", "routes/README.md", "mappings/README.md")
                        .map(Path::of)
                        .filter(Files::exists)
                        .toList());
        if (Files.isDirectory(Path.of("docs"))) {
            try (Stream<Path> found = Files.walk(Path.of("docs"))) {
                found.filter(path -> path.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }

    private static List<String> breaches(Path document, int line, String text) {
        List<String> breaches = new ArrayList<>();
        Matcher named = IN_BACKTICKS.matcher(text);
        while (named.find()) {
            String path = named.group(1);
            if (PATH.matcher(path).matches() && !Files.exists(Path.of(path))) {
                breaches.add(breach(document, line, path));
            }
        }
        Matcher linked = LINK.matcher(text);
        while (linked.find()) {
            String path = linked.group(1);
            if (!path.contains(":") && !Files.exists(beside(document, path))) {
                breaches.add(breach(document, line, path));
            }
        }
        return breaches;
    }

    private static Path beside(Path document, String path) {
        return document.getParent() == null
                ? Path.of(path)
                : document.getParent().resolve(path);
    }

    private static String breach(Path document, int line, String path) {
        return document.toString().replace('\\', '/') + ":" + line + ": '" + path
                + "' does not exist; correct the path or remove it";
    }
}
