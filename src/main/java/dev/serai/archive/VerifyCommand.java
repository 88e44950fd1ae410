package dev.serai.archive;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** {@code serai verify <file>...}: proves archives without a database or a configuration. */
public final class VerifyCommand {
    private static final int OK = 0;
    private static final int FINDINGS = 1;
    private static final int USAGE = 2;

    private VerifyCommand() {}

    /**
     * Verifies the files and prints a report for each.
     *
     * @param args paths of archives
     * @return 0 if all are proven, 1 if there are findings, 2 if there is no such file or none was given
     */
    public static int run(String[] args, PrintStream out) {
        if (args.length == 0) {
            out.println("verify: no file given; name the archives to verify: verify <file>...");
            return USAGE;
        }
        int worst = OK;
        for (String arg : args) {
            worst = Math.max(worst, verify(arg, out));
        }
        return worst;
    }

    private static int verify(String arg, PrintStream out) {
        try {
            Path path = Path.of(arg);
            if (Files.isReadable(path) && !Files.isDirectory(path)) {
                return report(arg, ArchiveVerifier.verify(path), out);
            }
        } catch (InvalidPathException e) {
            // told below: no such file
        }
        out.println(arg + ": there is no such file, or it cannot be read; check the path");
        return USAGE;
    }

    private static int report(String file, Verification result, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%s: %,d entries, %,d rows, %,d bytes unpacked%n",
                file,
                result.entries(),
                result.rows(),
                result.bytes());
        for (Verification.Finding finding : result.findings()) {
            String where = finding.entry() == null ? file : finding.entry();
            out.println("  " + where + ": " + finding.problem() + "; " + finding.advice());
        }
        out.println(result.ok() ? "verified: all is as the manifest says" : "NOT verified: see the lines above");
        return result.ok() ? OK : FINDINGS;
    }
}
