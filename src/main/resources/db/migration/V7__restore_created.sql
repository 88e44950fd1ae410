-- Which new record stands for one that was deleted for good. Outlives the restore: a later one takes the new record for
-- the old. new_id is null from before a create is sent until its answer is known.
create table restore_created (
    account        text        not null,
    source         text        not null,
    object_type_id text        not null,
    old_id         text        not null,
    new_id         text,
    restore_id     text        not null references restore,
    intended_at    timestamptz not null default now(),
    linked         boolean     not null default false,
    primary key (account, source, object_type_id, old_id)
);

create unique index restore_created_new on restore_created (account, object_type_id, new_id) where new_id is not null;
create index restore_created_unlinked on restore_created (account, source, object_type_id) where not linked;

-- A page of an archive's associations that a restore has gone through.
create table restore_relinked (
    restore_id text not null references restore on delete cascade,
    entry      text not null,
    page       int  not null,
    linked     int  not null,
    primary key (restore_id, entry, page)
);

-- An association of a record created anew that could not be put back, and why.
create table restore_link (
    restore_id  text   not null references restore on delete cascade,
    number      bigint generated always as identity,
    from_object text   not null,
    from_id     text   not null,
    to_object   text   not null,
    to_id       text   not null,
    category    text,
    type_id     text,
    label       text,
    outcome     text   not null,
    reason      text   not null,
    primary key (restore_id, number)
);
