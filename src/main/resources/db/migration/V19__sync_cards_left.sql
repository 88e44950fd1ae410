-- Cards that the last run has left to the next one, as a run registers cards for so long only.
alter table sync add column cards_left bigint not null default 0;
