-- How often a run was taken by a node: one that was paused, and whose run another has gone on with, can tell by it.
alter table sync_run add column hold bigint not null default 0;
