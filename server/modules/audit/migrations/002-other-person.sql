-- Who acted in this person's name, or in whose name this person acted.
alter table audit.access add column other_person_id uuid;
