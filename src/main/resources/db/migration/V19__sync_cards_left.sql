-- Cards that the last run has left to the next one, as a run registers cards for so long only, and up to when all that was
-- read has been carried out in Sansan too.
alter table sync add column cards_left bigint not null default 0, add column sansan_until timestamptz;
update sync set sansan_until = contacts_until;
