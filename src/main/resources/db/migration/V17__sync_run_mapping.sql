-- By which version of its mapping a run has decided, so that one that goes on after an interruption goes by the same.
alter table sync_run add column mapping_version text;
