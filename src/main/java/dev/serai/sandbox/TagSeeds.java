package dev.serai.sandbox;

import java.util.List;

/** The tags there are at the start: of all kinds, of several owners, some with the same name. */
final class TagSeeds {
    private TagSeeds() {}

    static void sow(int count, CardTags tags, List<SansanUser> users) {
        List<String> names = CardWords.column("tag", 1);
        for (int i = 0; i < count; i++) {
            int name = i % 13 == 12 ? i - 1 : i;
            String text = name < names.size() ? names.get(name) : "案件 " + String.format("%04d", name);
            CardTag.Type type = switch (i % 10) {
                case 0, 1, 2 -> CardTag.Type.SHARED;
                case 3, 4, 5, 6 -> CardTag.Type.PUBLIC;
                default -> CardTag.Type.PRIVATE;
            };
            tags.add(text, type, users.get(i % users.size()));
        }
    }
}
