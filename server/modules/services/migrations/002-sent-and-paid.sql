-- Something sent to an agency: what was said, sealed; where it stands, in the clear, so that due ones are found.
create table services.application (
  person_id uuid not null,
  -- Chosen by the phone: the same press sent twice is one application.
  id uuid not null,
  service_id text not null,
  version text not null,
  state text not null check (state in ('sending', 'open', 'ended')),
  stage text check (stage in ('waiting', 'needsYou', 'done', 'refused', 'withdrawn', 'notAccepted', 'undelivered')),
  agency_state text,
  -- Keyed hash of agency and number, so that an agency's call finds it.
  reference_hash bytea,
  sealed bytea not null,
  made_at timestamptz not null,
  moved_at timestamptz not null,
  looked_at timestamptz,
  next_look_at timestamptz,
  looks integer not null default 0,
  ended_at timestamptz,
  primary key (person_id, id)
);
create index application_due on services.application (next_look_at) where next_look_at is not null;
create index application_reference on services.application (reference_hash) where reference_hash is not null;
create index application_ended on services.application (ended_at) where ended_at is not null;

create table services.application_step (
  person_id uuid not null,
  application_id uuid not null,
  number integer not null,
  stage text not null,
  agency_state text,
  at timestamptz not null,
  primary key (person_id, application_id, number)
);

-- A photograph or paper that goes with an application; the bytes are a sealed file.
create table services.attachment (
  person_id uuid not null,
  id uuid not null,
  service_id text not null,
  application_id uuid,
  name_sealed bytea not null,
  media_type text not null,
  sha256 text not null,
  size_bytes integer not null,
  file_id uuid not null,
  created_at timestamptz not null,
  primary key (person_id, id)
);
create index attachment_of on services.attachment (person_id, application_id);
create index attachment_created on services.attachment (created_at);

-- Which service a payment came from, until its agency has heard of the money.
create table services.bill (
  payment_id uuid primary key,
  person_id uuid not null,
  service_id text not null,
  form_sealed bytea not null,
  created_at timestamptz not null,
  next_tell_at timestamptz,
  tries integer not null default 0,
  told_at timestamptz
);
create index bill_due on services.bill (next_tell_at) where next_tell_at is not null;
create index bill_of on services.bill (person_id);
