create table backup (
    id               text primary key,
    account          text        not null,
    state            text        not null check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'COMPLETED_WITH_GAPS',
                                                           'FAILED', 'CANCELLED', 'EXPIRED')),
    phase            text,
    requested_by     text        not null,
    requested_at     timestamptz not null default now(),
    objects          text[]      not null default '{}',
    started_at       timestamptz,
    finished_at      timestamptz,
    expires_at       timestamptz,
    cancel_requested boolean     not null default false,
    held             boolean     not null default false,
    plan             jsonb,
    archive          text,
    archive_bytes    bigint,
    archive_sha256   text,
    failure          text,
    warnings         text[]      not null default '{}'
);

create unique index one_backup_per_account on backup (account) where state in ('QUEUED', 'RUNNING');
create index backup_by_time on backup (requested_at desc);

create table backup_object (
    backup_id      text   not null references backup on delete cascade,
    name           text   not null,
    place          int    not null,
    object_type_id text   not null,
    expected       bigint,
    started_at     timestamptz,
    ended_at       timestamptz,
    report         jsonb,
    primary key (backup_id, name)
);

-- One stretch of reading and how far it has come. What a segment file holds beyond `bytes` is cut off on resumption.
create table backup_lane (
    backup_id text    not null references backup on delete cascade,
    kind      text    not null,
    name      text    not null,
    part      int     not null,
    mode      text    not null default '',
    lower     bigint  not null default 0,
    upper     bigint,
    place     text,
    rows      bigint  not null default 0,
    bytes     bigint  not null default 0,
    calls     bigint  not null default 0,
    done      boolean not null default false,
    primary key (backup_id, kind, name, part)
);

create table backup_gap (
    backup_id text not null references backup on delete cascade,
    name      text not null,
    reason    text not null,
    primary key (backup_id, name)
);
