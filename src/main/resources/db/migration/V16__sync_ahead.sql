-- In which reading a record was decided about last, and whether it is still as it was then: decisions are made while the
-- reading goes on, and anew if a record turns out to be other than they took it to be.
alter table sync_card add column decided_in text, add column as_decided boolean not null default false;
alter table sync_contact add column decided_in text, add column as_decided boolean not null default false;
