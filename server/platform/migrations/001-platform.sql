-- The event log: append-only, partitioned by month so that expiry is dropping a partition.
create table platform.event (
  id uuid not null,
  at timestamptz not null,
  name text not null,
  actor_kind text not null,
  actor_id text,
  person_id uuid,
  data jsonb not null,
  request_id text not null,
  primary key (id, at)
) partition by range (at);
create table platform.event_rest partition of platform.event default;
create index event_person on platform.event (person_id, at) where person_id is not null;
create index event_name on platform.event (name, at);

-- What the single deliverer has not yet sealed and handed out.
create table platform.outbox (
  event_id uuid primary key,
  event_at timestamptz not null
);

-- The hash chain over delivered events: hash = SHA-256(previous hash, event).
create table platform.event_chain (
  seq bigint primary key,
  event_id uuid not null unique,
  event_at timestamptz not null,
  hash bytea not null
);

-- Private keys are sealed with the vault; only `keys.ts` opens them.
create table platform.signing_key (
  kid text primary key,
  name text not null,
  algorithm text not null,
  public_jwk jsonb not null,
  private_sealed bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
create index signing_key_name on platform.signing_key (name, created_at);

-- Sealed files with an end: evidence lives 24 hours, whatever happens to its owner.
create table platform.file (
  id uuid primary key,
  purpose text not null,
  content_type text not null,
  sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index file_expiry on platform.file (expires_at) where expires_at is not null;
