-- One proofing of one person away from their own phone: at an office, a counter, a till or a kiosk. Facts, not a step counter.
create table counter.case (
  case_id uuid primary key,
  channel text not null,
  status text not null check (status in ('open', 'bindPending', 'bound', 'review', 'rejected', 'expired', 'cancelled')),
  reason text,
  place_id uuid,
  terminal_id uuid,
  operator_id uuid,
  operator_session_id uuid,
  person_id uuid,
  number_hash bytea,
  number_sealed bytea,
  card_sealed bytea,
  phone_sealed bytea,
  identified_at timestamptz,
  card_at timestamptz,
  card_by_chip boolean not null default false,
  finger_at timestamptz,
  face_at timestamptz,
  attested_at timestamptz,
  confirmed_at timestamptz,
  phone_at timestamptz,
  overridden_by uuid,
  override_reason text,
  card_tries integer not null default 0,
  finger_tries integer not null default 0,
  face_tries integer not null default 0,
  tickets integer not null default 0,
  ticket_hash text,
  ticket_expires_at timestamptz,
  session_id uuid,
  ial text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
-- One active case per person and channel (A32).
create unique index case_one on counter.case (number_hash, channel)
  where status in ('open', 'bindPending', 'review') and number_hash is not null;
create index case_person on counter.case (person_id, created_at);
create index case_number on counter.case (number_hash, created_at);
create index case_place on counter.case (place_id, created_at);
create index case_session on counter.case (session_id) where session_id is not null;
create index case_expiry on counter.case (expires_at) where status in ('open', 'bindPending', 'review');

-- What was done with a case, by whom, in order; appended only. `step_id` makes a repeated step the same step.
create table counter.case_event (
  case_id uuid not null,
  id uuid not null,
  step_id uuid,
  kind text not null,
  outcome text not null,
  operator_id uuid,
  terminal_id uuid,
  at timestamptz not null,
  primary key (case_id, id)
);
create unique index case_event_step on counter.case_event (case_id, step_id) where step_id is not null;

-- What was compared, by which engine. Scores stay in here.
create table counter.check_result (
  case_id uuid not null,
  id uuid not null,
  kind text not null,
  outcome text not null,
  engine text,
  measures jsonb,
  at timestamptz not null,
  primary key (case_id, id)
);

-- Head turns that a kiosk was asked to show: one capture each.
create table counter.challenge (
  case_id uuid not null,
  id uuid not null,
  nonce text not null,
  turns jsonb not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (case_id, id)
);
