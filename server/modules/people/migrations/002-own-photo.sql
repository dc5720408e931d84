-- A visitor's own face on an invented person, in the sandbox only; gone after a day.
create table people.own_photo (
  person_id uuid primary key,
  sealed bytea not null,
  expires_at timestamptz not null
);
create index own_photo_expiry on people.own_photo (expires_at);
