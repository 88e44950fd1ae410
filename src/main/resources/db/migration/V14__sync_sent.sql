-- Cards that were sent to Sansan and of which it is not known yet whether, or under which id, they are there.
create table sync_sent (
    sync       text        not null references sync on delete cascade,
    contact_id text        not null,
    instead_of text,
    content    jsonb       not null,
    sends      int         not null default 1,
    looks      int         not null default 0,
    sent_at    timestamptz not null default now(),
    taken      boolean     not null default false,
    look_at    timestamptz,
    primary key (sync, contact_id)
);

-- Records that are to be decided are gone through by id.
drop index sync_card_touched;
drop index sync_contact_touched;
create index sync_card_touched on sync_card (sync, id) where touched;
create index sync_contact_touched on sync_contact (sync, id) where touched;
