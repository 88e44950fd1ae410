create table restore (
    id             text primary key,
    account        text        not null,
    state          text        not null check (state in ('ANALYZING', 'PLANNED', 'CONFIRMED', 'RUNNING', 'PAUSED', 'COMPLETED',
                                                         'COMPLETED_WITH_REJECTIONS', 'CANCELLED', 'EXPIRED', 'FAILED')),
    phase          text,
    backup_id      text        not null references backup,
    undo_of        text        references restore,
    object         text        not null,
    object_type_id text        not null,
    type           text        not null,
    request        jsonb       not null,
    requested_by   text        not null,
    requested_at   timestamptz not null default now(),
    expected       bigint,
    plan           jsonb,
    fingerprint    text,
    expires_at     timestamptz,
    confirmed_by   text,
    confirmed_at   timestamptz,
    factor         text,
    started_at     timestamptz,
    finished_at    timestamptz,
    stop           text check (stop in ('pause', 'cancel')),
    failure        text
);

create unique index one_restore_per_account on restore (account) where state in ('CONFIRMED', 'RUNNING', 'PAUSED');
create index restore_by_time on restore (requested_at desc);

-- A chunk of the backup's rows that has been analyzed; its rows are written in the same transaction.
create table restore_chunk (
    restore_id text   not null references restore on delete cascade,
    number     int    not null,
    records    int    not null,
    unchanged  int    not null,
    hash       bytea  not null,
    primary key (restore_id, number)
);

-- One record of a plan that is not unchanged. before: values found just before the write, kept for an undo.
create table restore_change (
    restore_id text   not null references restore on delete cascade,
    place      bigint not null,
    record_id  text   not null,
    target_id  text,
    kind       text   not null,
    reason     text,
    changes    jsonb  not null,
    blocked    jsonb  not null,
    properties text[] not null,
    chosen     boolean not null default true,
    before     jsonb,
    outcome    text,
    message    text,
    results    jsonb,
    primary key (restore_id, place)
);

create index restore_change_unsettled on restore_change (restore_id, place) where outcome is null;
create index restore_change_record on restore_change (restore_id, record_id);
