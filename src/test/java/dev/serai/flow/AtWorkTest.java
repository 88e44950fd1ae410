package dev.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AtWorkTest {
    private final Set<String> toStop = ConcurrentHashMap.newKeySet();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private final Set<String> halted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtWork<String> atWork = new AtWork<>("test-stop", Duration.ofMillis(5), this::look, halted::add);

    private void look(String work) {
        if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("the database is away");
        }
        if (toStop.contains(work)) {
            stopped.add(work);
        }
    }

    @AfterEach
    void close() {
        atWork.close();
    }

    @Test
    void stopsWhatIsAskedToStopEvenAfterLookingHasFailed() {
        failures.set(3);
        atWork.add("1", "one");
        atWork.add("2", "two");
        Awaitility.await().until(() -> failures.get() <= 0);
        toStop.add("two");
        Awaitility.await().untilAsserted(() -> assertThat(stopped).containsExactly("two"));
        assertThat(atWork.remove("1")).contains("one");
        assertThat(atWork.remove("1")).isEmpty();
        assertThat(atWork.closing()).isFalse();
        assertThat(halted).isEmpty();
    }

    @Test
    void haltsWhatIsAtWorkAndWhatComesWhileTheHubIsShutDown() {
        atWork.add("1", "one");
        atWork.haltAll();
        atWork.add("2", "two");
        assertThat(atWork.closing()).isTrue();
        assertThat(halted).containsExactlyInAnyOrder("one", "two");
    }
}
