package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncRollbacks.Later;
import dev.serai.catalogue.SyncRollbacks.Rollback;
import dev.serai.catalogue.SyncRollbacks.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollbackDecisionsTest {
    private static final Agreed SYNCED = new Agreed("new", "new");

    private static Written wrote(String before, String after) {
        return new Written("update-contact", "k1", "c1", "jobtitle", before, after);
    }

    private static LinkState link(Agreed agreed) {
        return new LinkState("l1", "k1", "c1", new Memory(Map.of("jobtitle", agreed), Map.of()), false, false);
    }

    private static Map<String, String> live(String value) {
        Map<String, String> live = new HashMap<>();
        live.put("jobtitle", value);
        return live;
    }

    private static List<RollbackDecisions.Row> decide(
            boolean archives, Written written, Map<String, String> live, LinkState link, Later... later) {
        return new RollbackDecisions(new Rollback("r2", "r1", archives))
                .of(new RollbackDecisions.Touched("c1", List.of(written), live, link, List.of(later)));
    }

    private static RollbackDecisions.Row one(List<RollbackDecisions.Row> rows) {
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static void assertPutBack(RollbackDecisions.Row row, String from, String to, Agreed after) {
        assertThat(row.outcome()).isNull();
        assertThat(row.kind()).isEqualTo("UpdateContact");
        assertThat(((Action.UpdateContact) row.decision().actions().get(0)).changes())
                .containsExactly(new FieldChange("jobtitle", null, from, to, "rollback of run r1"));
        assertThat(row.decision().after().agreed("jobtitle")).isEqualTo(after);
    }

    private static void assertStays(RollbackDecisions.Row row, String outcome, String message) {
        assertThat(row.kind()).isEqualTo("Listed");
        assertThat(row.outcome()).isEqualTo(outcome);
        assertThat(row.message()).contains(message);
    }

    @Test
    void putsAValueBackThatIsAsTheRunLeftIt() {
        assertPutBack(
                one(decide(false, wrote("old", "new"), live("new"), link(SYNCED))),
                "new",
                "old",
                new Agreed("new", "old"));
    }

    @Test
    void emptiesAFieldThatWasEmptyBefore() {
        assertPutBack(
                one(decide(false, wrote(null, "new"), live("new"), link(SYNCED))),
                "new",
                null,
                new Agreed("new", null));
    }

    @Test
    void knowsAValueThatHubspotHasStoredInItsOwnWay() {
        assertPutBack(
                one(decide(false, wrote("old", "new"), live("NEW"), link(new Agreed("new", "NEW")))),
                "NEW",
                "old",
                new Agreed("new", "old"));
    }

    @Test
    void remembersAValueThatIsBackAlreadySoThatTheSyncDoesNotTakeItForAnEdit() {
        assertPutBack(
                one(decide(false, wrote("old", "new"), live("old"), link(SYNCED))),
                "old",
                "old",
                new Agreed("new", "old"));
    }

    @Test
    void leavesWhatMovedSince() {
        assertStays(
                one(decide(false, wrote("old", "new"), live("newer"), link(SYNCED))),
                Done.MOVED,
                "was changed to \"newer\" since");
        assertStays(
                one(decide(false, wrote("old", "new"), live("other"), link(new Agreed("other", "other")))),
                Done.MOVED,
                "was changed to \"other\" since");
        assertStays(
                one(decide(
                        false,
                        wrote("old", "new"),
                        live("new"),
                        link(SYNCED),
                        new Later("c1", "jobtitle", "r9", null))),
                Done.MOVED,
                "was written again by run r9");
        assertStays(
                one(decide(
                        false,
                        wrote("old", "new"),
                        live("old"),
                        link(SYNCED),
                        new Later("c1", "jobtitle", "r9", "r1"))),
                Done.MOVED,
                "was put back already by run r9");
    }

    @Test
    void passesOverLaterWritesThatWereRolledBackThemselves() {
        Later again = new Later("c1", "jobtitle", "r5", null);
        Later back = new Later("c1", "jobtitle", "r6", "r5");
        Later andAgain = new Later("c1", "jobtitle", "r7", "r6");
        Written written = wrote("old", "new");
        assertThat(one(decide(false, written, live("new"), link(SYNCED), again, back))
                        .outcome())
                .isNull();
        assertStays(
                one(decide(false, written, live("new"), link(SYNCED), again, back, andAgain)),
                Done.MOVED,
                "was written again by run r7");
    }

    @Test
    void leavesContactsThatAreGoneOrNoLongerLinked() {
        assertStays(one(decide(false, wrote("old", "new"), null, link(SYNCED))), Done.MOVED, "deleted or merged");
        assertStays(one(decide(false, wrote("old", "new"), live("new"), null)), Done.MOVED, "has no card now");
    }

    private static final Written CREATED = new Written("create-contact", "k1", "c1", "jobtitle", null, "new");

    @Test
    void listsCreatedContactsAndArchivesThemOnlyIfAsked() {
        assertStays(
                one(decide(false, CREATED, live("new"), link(SYNCED))),
                RollbackDecisions.LISTED,
                "not archived, as that was not asked for");
        RollbackDecisions.Row row = one(decide(true, CREATED, live("new"), link(SYNCED)));
        assertThat(row.outcome()).isNull();
        assertThat(row.kind()).isEqualTo("ArchiveContact");
        assertThat(row.decision().actions())
                .hasSize(2)
                .hasAtLeastOneElementOfType(Action.ArchiveContact.class)
                .hasAtLeastOneElementOfType(Action.MarkGone.class);
    }

    @Test
    void neverArchivesAContactThatSomebodyHasWorkedWith() {
        assertStays(
                one(decide(true, CREATED, live("newer"), link(SYNCED))),
                RollbackDecisions.LISTED,
                "jobtitle was changed since");
        assertStays(
                one(decide(true, CREATED, live("new"), link(SYNCED), new Later("c1", "jobtitle", "r9", null))),
                RollbackDecisions.LISTED,
                "jobtitle was changed since");
        Map<String, String> tied = live("new");
        tied.put("num_associated_deals", "1");
        assertStays(
                one(decide(true, CREATED, tied, link(SYNCED))), RollbackDecisions.LISTED, "has deals or activities");
        assertStays(one(decide(true, CREATED, live("new"), null)), RollbackDecisions.LISTED, "has another card");
        assertStays(one(decide(true, CREATED, null, link(SYNCED))), RollbackDecisions.LISTED, "deleted or merged");
    }

    @Test
    void listsCardsThatSansanDoesNotTakeBack() {
        Written card = new Written("create-card", "k7", "c1", "companyName", null, "Acme");
        assertStays(
                one(decide(true, card, live("new"), link(SYNCED))),
                RollbackDecisions.LISTED,
                "Sansan takes no card back");
    }
}
