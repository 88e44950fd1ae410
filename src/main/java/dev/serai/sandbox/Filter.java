package dev.serai.sandbox;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A condition of a search (facts 4.5). Whether the negative operators find records without a value is not documented; here
 * they do.
 */
final class Filter implements Condition {
    enum Operator {
        EQ,
        NEQ,
        LT,
        LTE,
        GT,
        GTE,
        BETWEEN,
        IN,
        NOT_IN,
        HAS_PROPERTY,
        NOT_HAS_PROPERTY,
        CONTAINS_TOKEN,
        NOT_CONTAINS_TOKEN
    }

    private final Records records;
    private final Field field;
    private final Operator operator;
    private final List<String> texts;
    private final List<Comparable<?>> values;
    private final List<Pattern> tokens;

    /** @param texts the value, or the low and the high one, or the list of values */
    Filter(Records records, Property property, Operator operator, List<String> texts) {
        this.records = records;
        this.field = Field.of(records, property);
        this.operator = operator;
        this.texts = texts;
        boolean words = operator == Operator.CONTAINS_TOKEN || operator == Operator.NOT_CONTAINS_TOKEN;
        this.tokens = words ? Words.patterns(texts.get(0)) : List.of();
        this.values = words
                ? List.of()
                : texts.stream().<Comparable<?>>map(field.comparing()::given).toList();
    }

    @Override
    public boolean holds(Row row) {
        return switch (operator) {
            case HAS_PROPERTY -> field.of(row) != null;
            case NOT_HAS_PROPERTY -> field.of(row) == null;
            case EQ -> order(row, 0) == 0;
            case NEQ -> order(row, 0) != 0;
            case LT -> order(row, 0) == -1;
            case LTE -> order(row, 0) <= 0;
            case GT -> order(row, 0) == 1;
            case GTE -> order(row, 0) == 0 || order(row, 0) == 1;
            case BETWEEN -> within(row);
            case IN -> among(row);
            case NOT_IN -> !among(row);
            case CONTAINS_TOKEN -> contains(row);
            case NOT_CONTAINS_TOKEN -> !contains(row);
        };
    }

    /** -1, 0 or 1 as the record's value is below, at or above the given one; 2 when it has none. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private int order(Row row, int given) {
        Comparable value = field.of(row);
        return value == null ? 2 : Integer.signum(value.compareTo(values.get(given)));
    }

    private boolean within(Row row) {
        int low = order(row, 0);
        return low == 0 || low == 1 && order(row, 1) <= 0;
    }

    /** Values for text are compared as they were sent, so that only lower-case ones are found (facts 4.5). */
    private boolean among(Row row) {
        Comparable<?> value = field.of(row);
        if (value == null) {
            return false;
        }
        if (field.comparing() == Comparing.TEXT) {
            return texts.contains(value);
        }
        if (field.comparing() == Comparing.EXACT && ((String) value).indexOf(';') >= 0) {
            return Arrays.stream(((String) value).split(";")).anyMatch(values::contains);
        }
        return values.contains(value);
    }

    private boolean contains(Row row) {
        String text = row.text(field.property());
        return text != null && Words.contain(text, tokens);
    }

    @Override
    public void narrow(BitSet places) {
        if (field.id() && !negative()) {
            BitSet mine = new BitSet();
            ids(mine);
            places.and(mine);
        } else if (field.modified() && low() > records.origin().newest()) {
            places.clear();
        } else if (field.property().is(Property.Flag.UNIQUE) && (operator == Operator.EQ || operator == Operator.IN)) {
            BitSet mine = new BitSet();
            for (String text : texts) {
                int place = field.property().recipe().indexOf(text.toLowerCase(Locale.ROOT));
                if (place >= 0) {
                    mine.set(place);
                }
            }
            places.and(mine);
        }
    }

    private boolean negative() {
        return switch (operator) {
            case EQ, IN, LT, LTE, GT, GTE, BETWEEN -> false;
            default -> true;
        };
    }

    /** The lowest value that can hold, for numbers and times. */
    private double low() {
        return switch (operator) {
            case EQ, GT, GTE, BETWEEN -> (Double) values.get(0);
            case IN ->
                values.stream().mapToDouble(value -> (Double) value).min().orElse(0);
            default -> Double.NEGATIVE_INFINITY;
        };
    }

    private void ids(BitSet places) {
        Ids ids = records.ids();
        if (operator == Operator.EQ || operator == Operator.IN) {
            for (Comparable<?> value : values) {
                int place = ids.indexOf(((Double) value).longValue());
                if (place >= 0) {
                    places.set(place);
                }
            }
            return;
        }
        boolean below = operator == Operator.LT || operator == Operator.LTE;
        int from = below ? 0 : ids.from((long) Math.floor(low()));
        int to = ids.size();
        if (below || operator == Operator.BETWEEN) {
            to = ids.from((long) Math.floor((Double) values.get(values.size() - 1)) + 1);
        }
        places.set(from, Math.max(from, to));
    }
}
