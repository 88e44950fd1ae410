package dev.serai.sync;

import dev.serai.mapping.CardMember;
import java.nio.charset.Charset;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The form of the CSV that Sansan's administrators import cards from. Source: help pages 206509257 (only what stands in the
 * form that Sansan offers for download is imported, its first row must stay as it is), 206511317 (Shift-JIS while Sansan
 * is shown in Japanese; a heading that differs has the whole file refused; 名刺所有者ユーザID, 会社名 and 氏名[姓] are
 * required) and 206511327 (e-mail(1)) of jp-help.sansan.com. No source lists the other headings, so they can be set.
 *
 * @param charset encoding of the file
 * @param columns in the order of the form
 */
@ConfigurationProperties("sync.outbox")
record OutboxSettings(Charset charset, List<Column> columns) {
    /**
     * A column.
     *
     * @param heading as in the first row of Sansan's form
     * @param member  of the card, as mapping files name it; null for a column that stays empty
     */
    record Column(String heading, String member) {
        Column {
            if (member != null && !CardMember.all().containsKey(member)) {
                throw new IllegalArgumentException("sync.outbox.columns, " + heading + ": a card has no member \""
                        + member + "\"; use one of " + CardMember.all().keySet());
            }
        }
    }
}
