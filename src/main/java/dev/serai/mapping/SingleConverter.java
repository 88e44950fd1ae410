package dev.serai.mapping;

import java.util.List;

/** A converter of one member. */
abstract class SingleConverter implements Converter {
    private final String name;

    SingleConverter(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Converted toHubspot(List<String> members, String country) {
        return toHubspot(members.get(0), country);
    }

    abstract Converted toHubspot(String value, String country);
}
