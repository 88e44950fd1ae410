package dev.serai.mapping;

/** Kinds of HubSpot property that converters write, by the names of HubSpot's property definitions. */
public enum PropertyType {
    TEXT("string", "text"),
    LINES("string", "textarea"),
    DATE("date", "date"),
    DATE_TIME("datetime", "date");

    private final String type;
    private final String fieldType;

    PropertyType(String type, String fieldType) {
        this.type = type;
        this.fieldType = fieldType;
    }

    public String type() {
        return type;
    }

    public String fieldType() {
        return fieldType;
    }
}
