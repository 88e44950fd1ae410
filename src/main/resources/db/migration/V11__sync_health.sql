-- What a person ticks off the review list is part of the history, and not a run's doing.
alter table sync_event alter column run drop not null;

create index sync_record_by_card on sync_record (sync, card_id) where side = 'HUBSPOT';

-- Each card, contact or pair once, with how it stands. A pair is named after its contact, whose card may change.
create view sync_standing as
select sync, 'contact-' || id as record, card_id, id as contact_id, status, reason, advice, attempts, retry_at, run, at
from sync_record
where side = 'HUBSPOT'
union all
select r.sync, 'card-' || r.id, r.id, null, r.status, r.reason, r.advice, r.attempts, r.retry_at, r.run, r.at
from sync_record r
where r.side = 'SANSAN'
  and not exists (select 1 from sync_record h where h.sync = r.sync and h.side = 'HUBSPOT' and h.card_id = r.id)
union all
select c.sync, 'contact-' || c.id, null, c.id, 'undecided', null, null, 0, null, null, null
from sync_contact c
where not c.gone
  and not exists (select 1 from sync_record r where r.sync = c.sync and r.side = 'HUBSPOT' and r.id = c.id)
union all
select c.sync, 'card-' || c.id, c.id, null, 'undecided', null, null, 0, null, null, null
from sync_card c
where not c.gone
  and not exists (select 1 from sync_record r where r.sync = c.sync and r.side = 'SANSAN' and r.id = c.id);
