package dev.serai.mapping;

import java.util.List;

/** The names of a card's tags, in order, with ; between. One way: Sansan lets nobody tag a card from outside. */
final class AsTags implements Converter {
    @Override
    public String name() {
        return "tags";
    }

    @Override
    public boolean bothWays() {
        return false;
    }

    @Override
    public Converted toHubspot(List<String> members, String country) {
        return Converted.of(ListText.join(ListText.split(members.get(0))));
    }

    @Override
    public String canonical(String value, String country) {
        return ListText.join(ListText.split(value));
    }
}
