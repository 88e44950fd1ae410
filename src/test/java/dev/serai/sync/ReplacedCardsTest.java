package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncSights;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cards of which Sansan shows newer ones are no loss, however many they are. */
class ReplacedCardsTest extends SyncHub {
    @Autowired
    private SyncSights sights;

    private static String card(String name, String day) {
        return newCard("'lastName': '" + name + "', 'firstName': 'A', 'companyName': 'Sample', 'email': '" + name
                + "@example.com', 'exchangeDate': '" + day + "'");
    }

    @Test
    void newerCardsDoNotStopTheSync() {
        List<String> names =
                Stream.generate(() -> "p" + System.nanoTime()).limit(10).toList();
        List<String> old = names.stream().map(name -> card(name, "2026-01-01")).toList();
        run();
        String contact = contactOf(old.get(0));
        assertThat(contact).isNotNull();
        assertThat(sights.missingCards(SYNC, newest(), old)).isEqualTo(10);
        List<String> newer =
                names.stream().map(name -> card(name, "2026-06-01")).toList();

        catalogue.fullNext(SYNC);
        assertThat(awaitAnyEnd(begin()).state()).isEqualTo("COMPLETED");
        assertThat(contactOf(newer.get(0))).isEqualTo(contact);
    }
}
