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

/** Reads mapping files. A mistake does not end the reading: all of them are told at once. */
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

    /** @param file name of the file, without folder */
    public static Loaded read(String file, String text) {
        return read(file, text, Connections.ANY);
    }

    /** @param connections what the file may name; anything else is a finding */
    public static Loaded read(String file, String text, Connections connections) {
        List<Finding> findings = new ArrayList<>();
        Optional<Mapping> mapping = Optional.empty();
        int examples = 0;
        Node root = compose(file, text, findings);
        if (root != null) {
            SyncReader reader =
                    new SyncReader(file.replaceFirst("\\Q" + ENDING + "\\E$", ""), version(text), connections);
            Spot spot = Spot.root(file, root, findings);
            Mapping read = reader.read(spot);
            if (findings.isEmpty()) {
                reader.examples().forEach(new ExampleCheck(read)::check);
                examples = reader.examples().size();
                mapping = Optional.of(read).filter(any -> findings.isEmpty());
            }
        }
        findings.sort(Comparator.comparingInt(Finding::line));
        return new Loaded(file, mapping, List.copyOf(findings), examples);
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
