package dev.serai.hubspot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How an app of an account tells the hub of changes; off without a secret.
 *
 * @param clientSecret     the app's client secret; null or blank if {@code clientSecretFile} is given
 * @param clientSecretFile file that holds it, read at each request so that it can be replaced while the hub runs
 * @param url              the whole address that HubSpot was given, as people reach it from outside: it is signed as well
 */
record HubspotWebhook(String clientSecret, Path clientSecretFile, String url) {
    static final HubspotWebhook OFF = new HubspotWebhook(null, null, null);

    HubspotWebhook {
        if ((!blank(clientSecret) || clientSecretFile != null) && (blank(url) || url.indexOf('%') >= 0)) {
            throw new IllegalArgumentException("webhook.url: \"" + url
                    + "\" cannot be used; give the whole address that HubSpot was given, without percent-encoding");
        }
    }

    boolean on() {
        return !blank(clientSecret) || clientSecretFile != null;
    }

    String secret() {
        if (!blank(clientSecret)) {
            return clientSecret.strip();
        }
        try {
            return Files.readString(clientSecretFile).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    clientSecretFile
                            + ": the client secret cannot be read; check hubspot.accounts.*.webhook.client-secret-file",
                    unreadable);
        }
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "HubspotWebhook[" + (on() ? url : "off") + "]";
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
