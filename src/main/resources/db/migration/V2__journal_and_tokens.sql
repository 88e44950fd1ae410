-- Who did what, when, with which outcome. Rows are only ever added.
create table journal (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default clock_timestamp(),
    actor   text        not null,
    action  text        not null,
    subject text        not null,
    outcome text        not null,
    detail  jsonb       not null
);

create function refuse_change_of_journal() returns trigger language plpgsql as $$
begin
    raise exception 'journal: % refused; rows of the journal are only ever added', tg_op
        using errcode = 'insufficient_privilege';
end
$$;

create trigger journal_is_append_only
    before update or delete or truncate on journal
    for each statement execute function refuse_change_of_journal();

-- "always": session_replication_role = replica would switch an ordinary trigger off.
alter table journal enable always trigger journal_is_append_only;

-- hash: SHA-256 of the token's text, which itself is stored nowhere.
-- configured: the token was given by SERAI_ADMIN_TOKEN and lives only as long as that setting.
create table api_token (
    id         uuid        primary key,
    name       text        not null,
    role       text        not null check (role in ('super-admin', 'operator', 'viewer')),
    hash       bytea       not null,
    configured boolean     not null default false,
    created    timestamptz not null default now(),
    last_used  timestamptz,
    revoked    timestamptz
);

create unique index api_token_active_name on api_token (name) where revoked is null;
create unique index api_token_active_hash on api_token (hash) where revoked is null;
