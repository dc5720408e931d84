-- What a person lets a service see: the text they agreed to by its hash, until it is withdrawn.
create table services.permission (
  person_id uuid not null,
  id uuid not null,
  service_id text not null,
  version text not null,
  sha256 text not null,
  items text[] not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (person_id, id)
);
create unique index permission_standing on services.permission (person_id, service_id) where withdrawn_at is null;
create index permission_withdrawn on services.permission (withdrawn_at) where withdrawn_at is not null;

-- The last good answer to one question of one person, sealed to that row, for when the agency is away.
create table services.kept_answer (
  person_id uuid not null,
  service_id text not null,
  inputs text not null,
  version text not null,
  sealed bytea not null,
  answered_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (person_id, service_id, inputs)
);
create index kept_answer_expires on services.kept_answer (expires_at);

create table services.favourite (
  person_id uuid not null,
  service_id text not null,
  since timestamptz not null,
  primary key (person_id, service_id)
);
