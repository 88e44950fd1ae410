package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.hubspot.Hubspot;
import dev.serai.hubspot.Paths;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes contacts, as {@code routes/sync/sync-to-hubspot.yaml} has them written. */
@Component("syncContacts")
public class WritingContacts {
    private static final String CREATE = "CreateContact";
    /** What is written to HubSpot, in this order: an update may give up an address that a new contact gets. */
    private static final List<String> TO_HUBSPOT = List.of("UpdateContact", CREATE);

    private final SyncCatalogue catalogue;
    private final SyncDecisions decisions;
    private final Effects effects;
    private final Hubspot hubspot;
    private final SyncSettings settings;
    private final Holding holding;

    WritingContacts(
            SyncCatalogue catalogue,
            SyncDecisions decisions,
            Effects effects,
            Hubspot hubspot,
            SyncSettings settings,
            Holding holding) {
        this.catalogue = catalogue;
        this.decisions = decisions;
        this.effects = effects;
        this.hubspot = hubspot;
        this.settings = settings;
        this.holding = holding;
    }

    /**
     * Those who write to HubSpot, side by side, and one who uses the time in which they wait for answers to book what is
     * only listed; none for a preview. Links that end have ended by then, so that others may take their cards and contacts.
     */
    public List<Step> writers(Work work) {
        if (work.preview()) {
            return List.of();
        }
        Listings listings = new Listings(work, decisions, effects);
        listings.book(Listings.ENDS);
        ContactWrites.Source source = new ContactWrites.Source(work, decisions, TO_HUBSPOT);
        return Stream.concat(
                        Stream.<Step>generate(() -> new ContactWrites(source, this::batch))
                                .limit(settings.writers()),
                        Stream.of(new Aside(work, () -> listings.book(Listings.LEFT_ALONE))))
                .toList();
    }

    private Step batch(Work work, List<DecisionRow> rows) {
        Paths paths = hubspot.paths(work.mapping().account());
        List<Done> decided = rows.stream().map(Done::of).toList();
        if (!rows.get(0).kinds().contains(CREATE)) {
            return new ContactUpdates(work, paths, decided, done -> effects.apply(work, done));
        }
        return new ContactCreates(
                work,
                paths,
                decided,
                new SentContacts.Notes(
                        creates -> {
                            holding.check(work);
                            decisions.sent(work.id(), places(creates));
                        },
                        creates -> decisions.sentAt(work.id(), places(creates))),
                done -> {
                    if (work.looksAtAllNext()) {
                        catalogue.fullNext(work.name());
                    }
                    effects.apply(work, done);
                });
    }

    private static List<Long> places(List<Done> decisions) {
        return decisions.stream().map(one -> one.row().place()).toList();
    }
}
