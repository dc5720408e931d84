-- What happened to a person's identity, for that person to read. Made of the recorded facts; the id is the fact's own.
-- UUIDv7: the order of ids is the order of time, so the key alone serves the newest first.
create table audit.access (
  person_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  party_id uuid,
  client_id text,
  items text[],
  via text,
  level text,
  authenticator_id uuid,
  primary key (person_id, id)
);
create index access_age on audit.access (at);
