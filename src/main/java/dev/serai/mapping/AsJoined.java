package dev.serai.mapping;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Several members in one property: {@code joined} with a space between them, {@code concatenated} with nothing. On the way
 * back all of it goes into the first member, as nobody can tell where to cut.
 */
final class AsJoined implements Converter {
    private final String name;
    private final String between;

    private AsJoined(String name, String between) {
        this.name = name;
        this.between = between;
    }

    static AsJoined joined() {
        return new AsJoined("joined", " ");
    }

    static AsJoined concatenated() {
        return new AsJoined("concatenated", "");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    @Override
    public Converted toHubspot(List<String> members, String country) {
        String text =
                members.stream().filter(Objects::nonNull).map(Texts::oneLine).collect(Collectors.joining(between));
        return Texts.unreadable(text) ? Texts.refusedAsUnreadable(text) : Converted.of(text);
    }

    @Override
    public Converted toSansan(String value, String country) {
        return Converted.of(Texts.oneLine(value));
    }

    /** Where one member ends and the next begins does not matter, so neither does white space. */
    @Override
    public String canonical(String value, String country) {
        return Texts.withoutSpace(value);
    }
}
