-- A use of a service of the catalogue, by its name there.
alter table audit.access add column service_id text;
