package dev.serai.mapping;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads mapping files. A mistake does not end the reading: all of them are told at once, also what the examples show by the
 * lines that could be read.
 */
public final class MappingReader {
    private static final String ENDING = ".yaml";

    private MappingReader() {}

    /**
     * Reads all files of a folder that end in .yaml, by name.
     *
     * @throws IOException if the folder or a file cannot be read
     */
    public static List<Loaded> readAll(Path folder) throws IOException {
        List<Loaded> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                all.add(read(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return all;
    }

    /**
     * Never throws because of what is in the file: whatever goes wrong is a finding of it.
     *
     * @param file name of the file, without folder
     */
    public static Loaded read(String file, String text) {
        return read(file, text, Connections.ANY);
    }

    /** @param connections what the file may name; anything else is a finding */
    public static Loaded read(String file, String text, Connections connections) {
        List<Finding> findings = new ArrayList<>();
        try {
            Node root = compose(file, text, findings);
            if (root != null) {
                return read(file, root, text, connections, findings);
            }
        } catch (RuntimeException broken) {
            findings.add(new Finding(file, 0, "", "cannot be read, " + broken + "; take back what was changed last"));
        }
        return loaded(file, Optional.empty(), findings, 0);
    }

    private static Loaded read(String file, Node root, String text, Connections connections, List<Finding> findings) {
        SyncReader reader = new SyncReader(file.replaceFirst("\\Q" + ENDING + "\\E$", ""), version(text), connections);
        Mapping read = reader.read(Spot.root(file, root, findings));
        ExampleCheck check = new ExampleCheck(read, reader.readable());
        List<Example> examples = reader.examples().stream()
                .filter(example -> !example.spot().noted())
                .toList();
        examples.forEach(check::check);
        return loaded(file, Optional.of(read), findings, examples.size());
    }

    private static Loaded loaded(String file, Optional<Mapping> mapping, List<Finding> findings, int examples) {
        findings.sort(Comparator.comparingInt(Finding::line));
        return new Loaded(file, mapping.filter(any -> findings.isEmpty()), List.copyOf(findings), examples);
    }

    private static Node compose(String file, String text, List<Finding> findings) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                findings.add(new Finding(file, 0, "", "is empty; begin with sync: and the name of the file"));
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            findings.add(new Finding(file, line, "", "not YAML, " + e.getProblem() + "; mend it"));
        } catch (YAMLException e) {
            findings.add(new Finding(file, 0, "", "not YAML, " + e.getMessage() + "; mend it"));
        }
        return null;
    }

    private static String version(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: not in this Java; use a complete one", e);
        }
    }
}
