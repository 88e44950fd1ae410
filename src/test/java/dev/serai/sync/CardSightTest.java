package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.mapping.MappingReader;
import dev.serai.sansan.SansanKey;
import dev.serai.sansan.SansanKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardSightTest {
    private final CardSight sight =
            new CardSight(new SansanKeys(Map.of("all", key(), "vip", key("T1", "T2"), "press", key("T3")), null));

    private static SansanKey key(String... tags) {
        return new SansanKey("secret", null, null, null, null, null, List.of(tags));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sansan: vip          | new-in-sansan: create                       | false
            sansan: vip          | changes-to-sansan: append-card              | false
            sansan: vip          | {new-in-sansan: create, new-card-tags: [T3]} | false
            sansan: [vip, press] | {new-in-sansan: create, new-card-tags: [T3]} | true
            sansan: vip          | {new-in-sansan: create, new-card-tags: [T2]} | true
            sansan: [vip, all]   | new-in-sansan: create                       | true
            sansan: all          | new-in-sansan: create                       | true
            sansan: vip          | new-in-sansan: off                          | true
            sansan: vip          | {new-in-sansan: create, direction: to-hubspot} | true
            sansan: nobody       | new-in-sansan: create                       | true
            """)
    void knowsWhetherNewCardsWouldBeSeenAgain(String keys, String others, boolean seen) {
        String more = others.replaceAll("[{}]", "").replace(", ", "\n");
        String text = "sync: x\nhubspot: main\n" + keys + "\n" + more
                + "\nfields:\n  - {sansan: lastName, hubspot: lastname}\n";
        assertThat(sight.hinders(MappingReader.read("x.yaml", text).mapping().orElseThrow())
                        .isEmpty())
                .isEqualTo(seen);
    }
}
