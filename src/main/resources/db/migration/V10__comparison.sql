create table comparison (
    id             text primary key,
    account        text        not null,
    state          text        not null check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
    phase          text,
    backup_id      text        not null references backup,
    with_backup_id text references backup,
    request        jsonb       not null,
    requested_by   text        not null,
    requested_at   timestamptz not null default now(),
    started_at     timestamptz,
    finished_at    timestamptz,
    stop           boolean     not null default false,
    failure        text
);

create index comparison_by_time on comparison (requested_at desc);

-- One object that is compared. scope: what of it is compared, and what not and why. listed: how far the account's records
-- are listed; '' once they all are.
create table comparison_object (
    comparison_id text    not null references comparison on delete cascade,
    place         int     not null,
    object        text    not null,
    scope         jsonb   not null,
    listed        text,
    pages         int     not null default 0,
    primary key (comparison_id, place)
);

-- Some records that have been compared; their differences are written in the same transaction.
create table comparison_chunk (
    comparison_id text  not null references comparison on delete cascade,
    place         int   not null,
    number        int   not null,
    unchanged     int   not null,
    added         int   not null,
    removed       int   not null,
    changed       int   not null,
    properties    jsonb not null,
    primary key (comparison_id, place, number)
);

-- Ids of the backup, while the account is searched for records that are not among them.
create table comparison_record (
    comparison_id text not null references comparison on delete cascade,
    place         int  not null,
    record_id     text not null,
    primary key (comparison_id, place, record_id)
);

create table comparison_difference (
    comparison_id text   not null references comparison on delete cascade,
    number        bigint not null,
    object        text   not null,
    kind          text   not null,
    record_id     text   not null,
    name          text,
    note          text,
    properties    text[] not null,
    changes       jsonb  not null,
    primary key (comparison_id, number)
);

create index comparison_difference_record on comparison_difference (comparison_id, record_id);

-- During the analysis of a restore that finds records by a property: records that hold all that the row at a place has.
-- A later row may be of the same record.
create table restore_unchanged (
    restore_id text   not null references restore on delete cascade,
    place      bigint not null,
    target_id  text   not null,
    primary key (restore_id, place)
);
