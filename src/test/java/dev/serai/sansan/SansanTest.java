package dev.serai.sansan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.remote.Refusal;
import dev.serai.remote.RemoteException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub's client through the real door on real HTTP, with both values of every switch for the unknown. */
class SansanTest extends SansanHub {
    @Test
    void tellsWhoseAKeyIsAndWhatItSees() {
        SansanUser user = sansan.whoami("sales");
        assertThat(user.id()).isEqualTo("s.eigyo");
        assertThat(user.userType()).isEqualTo("SectionalAdministrator");
        assertThat(user.canUpdateData()).isTrue();
        assertThat(user.departments()).containsExactly("営業部");
        Sight sight = sansan.sight("sales");
        assertThat(sight.more()).isTrue();
        assertThat(sight.cards()).isEqualTo(100);
        assertThat(sight.owners()).containsExactly("佐藤 真由美", "営業 さくら", "鈴木 健一");
        assertThatThrownBy(() -> sansan.whoami("other"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("known are [main, sales, own]");
    }

    @Test
    void readsAllThatACardSays() {
        String shared = tag("展示会");
        String id = made("'lastName':'山田','email':'a@example.jp','memo':'1\\n2','tagIds':['" + shared + "'],"
                + "'owner':'m.sato','exchangeDate':'2026-08-01'");
        Card card = sansan.card("main", id).orElseThrow();
        assertThat(card.value("lastName")).isEqualTo("山田");
        assertThat(card.value("memo")).isEqualTo("1\n2");
        assertThat(card.value("owner.email")).isEqualTo("m.sato@our-company.example.jp");
        assertThat(card.values()).doesNotContainKeys("firstName", "tags", "companyId");
        assertThat(card.owner().id()).isEqualTo("m.sato");
        assertThat(card.personId()).isNotBlank();
        assertThat(card.updatedAt()).isEqualTo(card.registeredAt()).isAfter(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(card.tags()).singleElement().satisfies(tag -> {
            assertThat(tag.id()).isEqualTo(shared);
            assertThat(tag.type()).isEqualTo("shared");
            assertThat(tag.owner().name()).isEqualTo("営業 さくら");
        });
        assertThat(SIDE.proxy.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'singleCard':'wrapped'", "'singleCard':'bare'", "'capitalTagId':true", "'showEntryStatus':true"
            })
    void takesACardInEitherForm(String habit) {
        habit(habit);
        String shared = tag("展示会");
        String id = made("'lastName':'山田','tagIds':['" + shared + "']");
        Card card = sansan.card("main", id).orElseThrow();
        assertThat(card.id()).isEqualTo(id);
        assertThat(card.tags()).extracting(Tag::id).containsExactly(shared);
        assertThat(found("main", CardSearch.byTags(List.of(shared)))).containsExactly(id);
        assertThat(card.values().containsKey("entryStatus")).isEqualTo(habit.contains("EntryStatus"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-found", "forbidden"})
    void aCardOutOfSightIsNotThereHoweverItIsRefused(String hidden) {
        habit("'hiddenCards':'" + hidden + "'");
        String id = made("'lastName':'山田','owner':'t.kanri'");
        assertThat(sansan.card("main", id)).isPresent();
        assertThat(sansan.card("own", id)).isEmpty();
        SIDE.hook("DELETE", "/cards/" + id, "");
        assertThat(sansan.card("main", id)).isEmpty();
        SIDE.proxy.forget();
    }

    @ParameterizedTest
    @CsvSource({"201,id,true", "200,id,true", "201,empty,false", "200,none,false"})
    void registersACardWithOrWithoutLearningItsId(int status, String body, boolean told) {
        habit("'createdStatus':" + status + ",'createdBody':'" + body + "'");
        String shared = tag("新規");
        CardDraft draft = new CardDraft(
                Map.of("lastName", "見本", "email", "mihon@example.jp", "fax", " ", "memo", "HubSpot contact main/1"),
                List.of(shared));
        Optional<String> id = sansan.create("main", draft);
        List<String> found = found("main", CardSearch.byEmail("mihon@example.jp"));
        assertThat(found).hasSize(1);
        assertThat(id.isPresent()).isEqualTo(told);
        id.ifPresent(known -> assertThat(found).containsExactly(known));
        Card card = sansan.card("main", found.get(0)).orElseThrow();
        assertThat(card.value("memo")).isEqualTo("HubSpot contact main/1");
        assertThat(card.tags()).extracting(Tag::id).containsExactly(shared);
        assertThat(card.owner().id()).isEqualTo("t.kanri");
    }

    @Test
    void refusesADraftThatSansanWouldRefuse() {
        assertThatThrownBy(() -> new CardDraft(Map.of("email", "a@example.jp", "lastName", " "), List.of()))
                .hasMessageContaining("neither companyName nor lastName nor firstName");
        assertThatThrownBy(() -> new CardDraft(Map.of("lastName", "a"), java.util.Collections.nCopies(16, "x")))
                .hasMessageContaining("16 tags");
        assertThatThrownBy(() -> sansan.create("main", new CardDraft(Map.of("lastName", "a"), List.of("unknown"))))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        refused -> assertThat(refused.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300})
    void listsPublicAndSharedTagsWhateverFitsAPage(int limit) {
        habit("'tagsLimit':" + limit);
        for (int i = 0; i < 280; i++) {
            tag("連番" + i);
        }
        SIDE.hook("/tags", "{'name':'秘密','type':'private','owner':'t.kanri'}");
        // As if the token of the second page had expired.
        SIDE.hook("/faults", "{'path':'/tags','skip':1,'times':1,'status':400}");
        List<Tag> tags = sansan.tags("main");
        assertThat(tags).extracting(Tag::id).doesNotHaveDuplicates();
        assertThat(tags).extracting(Tag::name).contains("連番0", "連番279").doesNotContain("秘密");
        assertThat(tags).extracting(Tag::type).containsOnly("public", "shared");
        assertThat(tags).allMatch(tag -> tag.owner().id() != null).hasSizeGreaterThan(300);
    }
}
