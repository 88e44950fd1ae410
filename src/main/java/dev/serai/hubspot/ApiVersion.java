package dev.serai.hubspot;

/** The families of paths under which HubSpot serves the same resources. */
public enum ApiVersion {
    V3(null),
    V2026_03("2026-03"),
    V2026_09("2026-09");

    private final String date;

    ApiVersion(String date) {
        this.date = date;
    }

    /** Accepts {@code v3}, {@code 2026-03} and {@code 2026-09}. */
    static ApiVersion of(String text) {
        for (ApiVersion version : values()) {
            if (version.toString().equals(text)) {
                return version;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is no API version; known are v3, 2026-03 and 2026-09");
    }

    String path(String legacy, String dated) {
        return date == null ? legacy : dated.replace("{v}", date);
    }

    @Override
    public String toString() {
        return date == null ? "v3" : date;
    }
}
