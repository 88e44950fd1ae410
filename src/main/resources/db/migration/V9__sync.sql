-- One row a sync, which is described by the mapping file of its name.
create table sync (
    name              text primary key,
    state             text        not null check (state in ('DRAFT', 'ENABLED', 'DISABLED', 'STOPPED')),
    mapping_version   text,
    preview           jsonb,
    fingerprint       text,
    previewed_at      timestamptz,
    enabled_by        text,
    enabled_at        timestamptz,
    confirmed_creates int         not null default 0,
    confirmed_updates int         not null default 0,
    contacts_until    timestamptz,
    full_at           timestamptz,
    sweep_at          timestamptz,
    next_run_at       timestamptz,
    failure           text
);

-- Every version of a mapping file that was in force.
create table sync_mapping (
    sync    text        not null,
    version text        not null,
    content text        not null,
    author  text,
    at      timestamptz not null default now(),
    primary key (sync, version, at)
);

-- Up to when the cards of a key have been read.
create table sync_key (
    sync        text        not null references sync on delete cascade,
    key         text        not null,
    cards_until timestamptz not null,
    primary key (sync, key)
);

create table sync_run (
    id          text primary key,
    sync        text        not null references sync on delete cascade,
    kind        text        not null check (kind in ('preview', 'full', 'changes')),
    state       text        not null check (state in ('RUNNING', 'COMPLETED', 'COMPLETED_WITH_FAILURES', 'STOPPED',
                                                      'CANCELLED', 'FAILED')),
    phase       text        not null default 'reading',
    started_at  timestamptz not null default now(),
    read_from   timestamptz not null default now(),
    finished_at timestamptz,
    cards       bigint      not null default 0,
    contacts    bigint      not null default 0,
    calls       bigint      not null default 0,
    counts      jsonb       not null default '{}',
    failure     text
);

create unique index one_run_per_sync on sync_run (sync) where state = 'RUNNING';
create index sync_run_by_time on sync_run (sync, started_at desc);

-- What either side showed last: a mirror, from which everything can be read again.
create table sync_card (
    sync      text    not null references sync on delete cascade,
    id        text    not null,
    key       text    not null,
    content   jsonb   not null,
    hash      text    not null,
    seen_in   text,
    gone      boolean not null default false,
    touched   boolean not null default true,
    primary key (sync, id)
);

create table sync_contact (
    sync      text    not null references sync on delete cascade,
    id        text    not null,
    content   jsonb   not null,
    hash      text    not null,
    seen_in   text,
    gone      boolean not null default false,
    touched   boolean not null default true,
    primary key (sync, id)
);

create index sync_card_touched on sync_card (sync) where touched;
create index sync_contact_touched on sync_contact (sync) where touched;

-- What a record has in common with others: its person, its addresses, what the match rules compare.
create table sync_common (
    sync   text not null references sync on delete cascade,
    side   text not null check (side in ('SANSAN', 'HUBSPOT')),
    id     text not null,
    common text not null,
    primary key (sync, common, side, id)
);

create index sync_common_by_record on sync_common (sync, side, id);

create table sync_link (
    id           text primary key,
    sync         text        not null references sync on delete cascade,
    card_id      text,
    contact_id   text        not null,
    memory       jsonb       not null,
    card_gone    boolean     not null default false,
    contact_gone boolean     not null default false,
    linked_at    timestamptz not null default now(),
    changed_at   timestamptz not null default now()
);

create unique index sync_link_card on sync_link (sync, card_id) where card_id is not null;
create unique index sync_link_contact on sync_link (sync, contact_id);

-- What a run has decided, and what became of it.
create table sync_decision (
    run        text   not null references sync_run on delete cascade,
    place      bigint not null,
    card_id    text,
    contact_id text,
    link_id    text,
    kinds      text[] not null,
    content    jsonb  not null,
    sent_at    timestamptz,
    outcome    text,
    message    text,
    primary key (run, place)
);

create index sync_decision_open on sync_decision (run, place) where outcome is null;

-- How each record stands that is not simply in step, or is and was ever looked at.
create table sync_record (
    sync       text        not null references sync on delete cascade,
    side       text        not null check (side in ('SANSAN', 'HUBSPOT')),
    id         text        not null,
    card_id    text,
    contact_id text,
    status     text        not null,
    reason     text,
    advice     text,
    attempts   int         not null default 0,
    retry_at   timestamptz,
    run        text,
    at         timestamptz not null default now(),
    primary key (sync, side, id)
);

create index sync_record_status on sync_record (sync, status);
create index sync_record_retry on sync_record (sync, retry_at) where retry_at is not null;

-- Field by field, what was written or decided, in which run and why; rows are only ever added.
create table sync_event (
    id         bigint generated always as identity primary key,
    sync       text        not null,
    run        text        not null,
    at         timestamptz not null default clock_timestamp(),
    what       text        not null,
    card_id    text,
    contact_id text,
    property   text,
    before     text,
    after      text,
    reason     text
);

create index sync_event_card on sync_event (sync, card_id, id);
create index sync_event_contact on sync_event (sync, contact_id, id);
create index sync_event_run on sync_event (run, id);

-- Changes that people are asked to make in Sansan.
create table sync_review (
    sync       text        not null references sync on delete cascade,
    card_id    text        not null,
    contact_id text        not null,
    property   text        not null,
    member     text        not null,
    before     text,
    after      text,
    reason     text,
    offered_at timestamptz not null default now(),
    primary key (sync, card_id, property)
);
