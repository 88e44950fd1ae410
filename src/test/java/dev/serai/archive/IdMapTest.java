package dev.serai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdMapTest {
    @Test
    void takesForNumbersOnlyWhatCanBeWrittenBackTheSame() {
        assertThat(List.of("0", "7", "123456789012345678"))
                .allSatisfy(id -> assertThat(IdMap.number(id)).hasToString(id));
        assertThat(List.of("", "00", "07", "-1", "+1", "1a", " 1", "1234567890123456789", "１"))
                .allSatisfy(id -> assertThat(IdMap.number(id)).isEqualTo(-1));
    }

    @Test
    void agreesWithAPlainMap() {
        Random random = new Random(7);
        Map<String, Long> plain = new HashMap<>();
        IdMap map = new IdMap();
        for (long i = 0; i < 100_000; i++) {
            String id = random.nextInt(10) == 0 ? "x" + random.nextInt(500) : Long.toString(random.nextInt(30_000));
            Long before = plain.put(id, i);
            assertThat(map.put(id, i)).isEqualTo(before == null ? IdMap.NONE : before);
        }
        assertThat(map.size()).isEqualTo(plain.size());
        plain.forEach((id, value) -> assertThat(map.get(id)).isEqualTo(value));
        assertThat(map.get("30000")).isEqualTo(IdMap.NONE);
        assertThat(map.numbers(value -> true)).isSorted().hasSize((int)
                plain.keySet().stream().filter(id -> !id.startsWith("x")).count());
        assertThat(map.texts(value -> value > 99_000))
                .allSatisfy(id -> assertThat(plain.get(id)).isGreaterThan(99_000));
    }
}
