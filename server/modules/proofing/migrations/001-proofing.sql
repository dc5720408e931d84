-- One attempt of one phone to prove a person. Facts, not a step counter: the step follows from what is done.
create table proofing.session (
  id uuid primary key,
  status text not null check (status in ('open', 'completed', 'counter')),
  channel text not null,
  language text not null,
  key_thumbprint text not null,
  token_hash text not null,
  terms_version text,
  card_front_id uuid,
  card_back_id uuid,
  person_id uuid,
  selfie_id uuid,
  passcode_hash text,
  wrong_passcodes integer not null default 0,
  register_refusals integer not null default 0,
  face_refusals integer not null default 0,
  captures integer not null default 0,
  last_problem text,
  counter_code text,
  counter_reference text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  device_id uuid,
  completed_at timestamptz
);
create index session_key on proofing.session (key_thumbprint) where status = 'open';
create index session_expiry on proofing.session (expires_at);

-- A captured document or face. Pictures are sealed files with an end of their own (24 hours).
create table proofing.evidence (
  session_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('cardFront', 'cardBack', 'selfie')),
  status text not null check (status in ('waiting', 'working', 'read', 'refused', 'discarded')),
  sha256 text not null,
  phase text,
  reason text,
  file_ids uuid[] not null,
  task jsonb not null,
  reading_sealed bytea,
  straightened_id uuid,
  portrait_id uuid,
  created_at timestamptz not null,
  lease_until timestamptz,
  runs integer not null default 0,
  primary key (session_id, id)
);
create index evidence_waiting on proofing.evidence (created_at) where status in ('waiting', 'working');

-- What was checked, by which engine, with which outcome. Scores stay in here.
create table proofing.check_result (
  session_id uuid not null,
  id uuid not null,
  kind text not null,
  outcome text not null,
  engine text,
  measures jsonb,
  at timestamptz not null,
  primary key (session_id, id)
);

-- Head turns the server asked for: one capture each, within its time.
create table proofing.challenge (
  session_id uuid not null,
  id uuid not null,
  nonce text not null,
  turns jsonb not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (session_id, id)
);

-- Keyed hashes of every frame ever judged, so that yesterday's capture is refused in any session (A30).
create table proofing.seen_frame (
  hash bytea primary key,
  session_id uuid not null,
  at timestamptz not null
);

-- One open attempt a person: the newest that matched the register goes on, older ones stop (A32).
create table proofing.claim (
  person_id uuid primary key,
  session_id uuid not null,
  at timestamptz not null
);
