-- Up to when each side was looked at with all that was seen carried out on the other.
alter table sync add column to_hubspot_at timestamptz, add column to_sansan_at timestamptz;
update sync set to_hubspot_at = contacts_until, to_sansan_at = contacts_until;

-- Of a record that fails: on which side its changes are not carried out (null for both), and since which look at the other.
alter table sync_record add column failing_to text check (failing_to in ('SANSAN', 'HUBSPOT'));
alter table sync_record add column failing_since timestamptz;
update sync_record set failing_since = at where status = 'failing';

-- When a card was sent for the first time; sent_at is the last time.
alter table sync_sent add column since timestamptz not null default now();
update sync_sent set since = sent_at;
