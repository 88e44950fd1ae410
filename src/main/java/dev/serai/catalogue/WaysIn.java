package dev.serai.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows whether anybody is left who can do everything. */
@Component
class WaysIn {
    private static final String COUNT = """
            select (select count(*)
                      from api_token t left join hub_user u on u.id = t.user_id
                     where t.role = :role and t.revoked is null and t.expires is null
                       and (t.user_id is null or u.role = :role and not u.disabled))
                 + (select count(*)
                      from hub_user
                     where role = :role and not disabled and password is not null)
            """;

    private final JdbcClient db;

    WaysIn(JdbcClient db) {
        this.db = db;
    }

    /** Until the transaction ends nobody else changes who may come in; two at once could each take the other's away. */
    void lock() {
        db.sql("lock table api_token in share row exclusive mode").update();
    }

    /** Tokens without an end and people with a password that may do everything. */
    long count() {
        return db.sql(COUNT)
                .param("role", Role.SUPER_ADMIN.text())
                .query(Long.class)
                .single();
    }
}
