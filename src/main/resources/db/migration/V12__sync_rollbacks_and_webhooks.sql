alter table sync_run drop constraint sync_run_kind_check;
alter table sync_run add constraint sync_run_kind_check check (kind in ('preview', 'full', 'changes', 'rollback'));

-- A rollback is a run too: of which run it puts the values back, and whether it archives the contacts that one created.
alter table sync_run add column rolls_back text references sync_run on delete cascade;
alter table sync_run add column archives boolean not null default false;
alter table sync_run add column sansan_calls bigint not null default 0;

create index sync_run_rollback on sync_run (rolls_back, started_at desc) where rolls_back is not null;
create index sync_event_run_contact on sync_event (run, contact_id, id);

-- When a webhook asked for a run; null once one has begun.
alter table sync add column early_run_at timestamptz;
