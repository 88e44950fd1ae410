-- Nothing goes through a run's events without its contacts.
drop index sync_event_run;

-- What happened to the fields of a record at one time is one row: a first run writes a dozen fields of each contact.
alter table sync_event alter column property type text[] using array[property];
alter table sync_event alter column before type text[] using array[before];
alter table sync_event alter column after type text[] using array[after];
alter table sync_event alter column reason type text[] using array[reason];
alter table sync_event rename column property to properties;
alter table sync_event rename column before to befores;
alter table sync_event rename column after to afters;
alter table sync_event rename column reason to reasons;
alter table sync_event alter column properties set not null;

-- The same field by field; no row of events has as many as 10,000. A single reason is that of all fields.
create view sync_event_field as
select e.id * 10000 + f.place as id, e.id as event, e.sync, e.run, e.at, e.what, e.card_id, e.contact_id,
    f.property, f.before, f.after, e.reasons[least(f.place, cardinality(e.reasons))] as reason
from sync_event e, unnest(e.properties, e.befores, e.afters) with ordinality as f (property, before, after, place);

-- Nothing looks into these, so they are kept as they were written: neither taken apart nor packed.
alter table sync_decision alter column content type text using content::text;
alter table sync_decision alter column content set storage external;
alter table sync_link alter column memory type text using memory::text;
alter table sync_link alter column memory set storage external;
