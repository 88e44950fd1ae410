package dev.serai.hubspot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A HubSpot account the hub may talk to.
 *
 * @param token       bearer token; null or blank if {@code tokenFile} is given
 * @param tokenFile   file that holds the token, read at each call so that it can be replaced while the hub runs
 * @param baseUrl     address without a path
 * @param version     family of paths: v3, 2026-03 or 2026-09
 * @param callsPer10s the most calls in ten seconds; null to go by what the account itself announces
 * @param searchesPerSecond the most searches in a second; HubSpot allows five to all apps of an account together (facts
 *                    section 4.5), and one is left to others unless this says otherwise
 * @param dailyShare  part of the account's daily calls that the hub may use up, between 0 and 1
 * @param dailyReserve part of {@code dailyShare} that backups leave to syncs and restores, from 0 to below 1
 * @param urlLimit    longest URL to try, in characters; a URL the account refuses as too long is not tried again
 * @param webhook     how the account tells of changes; null if it does not
 * @param plan        the account's subscription, which decides how often it may be backed up
 */
public record HubspotAccount(
        String token,
        Path tokenFile,
        String baseUrl,
        String version,
        Integer callsPer10s,
        Integer searchesPerSecond,
        Double dailyShare,
        Double dailyReserve,
        Integer urlLimit,
        String plan,
        HubspotWebhook webhook) {

    public HubspotAccount {
        baseUrl = blank(baseUrl) ? "https://api.hubapi.com" : baseUrl.replaceAll("/+$", "");
        version = blank(version) ? ApiVersion.V2026_03.toString() : version;
        ApiVersion.of(version);
        searchesPerSecond = searchesPerSecond == null ? 4 : searchesPerSecond;
        if (searchesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "searches-per-second: " + searchesPerSecond + " is out of range; give a whole number from 1");
        }
        dailyShare = dailyShare == null ? 0.9 : dailyShare;
        if (!(dailyShare > 0 && dailyShare <= 1)) {
            throw new IllegalArgumentException(
                    "daily-share: " + dailyShare + " is out of range; give a number above 0 and up to 1");
        }
        dailyReserve = dailyReserve == null ? 0.1 : dailyReserve;
        if (!(dailyReserve >= 0 && dailyReserve < 1)) {
            throw new IllegalArgumentException(
                    "daily-reserve: " + dailyReserve + " is out of range; give a number from 0 to below 1");
        }
        urlLimit = urlLimit == null ? 15_000 : urlLimit;
        webhook = webhook == null ? HubspotWebhook.OFF : webhook;
        plan = blank(plan) ? "none" : plan;
    }

    public ApiVersion apiVersion() {
        return ApiVersion.of(version);
    }

    boolean hasToken() {
        return !blank(token) || tokenFile != null;
    }

    String bearer() {
        if (!blank(token)) {
            return "Bearer " + token.strip();
        }
        try {
            return "Bearer " + Files.readString(tokenFile).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    tokenFile + ": the token cannot be read; check hubspot.accounts.*.token-file", unreadable);
        }
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "HubspotAccount[" + baseUrl + ", " + version + "]";
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
