-- What the account itself counted when all of an object had been read; counted_at is null until it was asked.
alter table backup_object add column counted bigint, add column counted_at timestamptz;
