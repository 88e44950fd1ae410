package dev.serai.sandbox;

/** The addresses in answers. */
final class Links {
    private Links() {}

    /** The request's own address with another cursor. */
    static String next(Ask ask, String after) {
        StringBuilder link = new StringBuilder(ask.address()).append(ask.path()).append('?');
        for (String pair : ask.rawQuery().split("&")) {
            if (!pair.isEmpty() && !pair.startsWith("after=")) {
                link.append(pair).append('&');
            }
        }
        return link.append("after=").append(after).toString();
    }
}
