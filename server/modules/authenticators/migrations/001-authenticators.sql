-- A person's digital standing. One row a person, whatever happens in parallel (A32).
create table authenticators.account (
  person_id uuid primary key,
  status text not null check (status in ('active', 'closed')),
  created_at timestamptz not null
);

-- How sure we are, and how we know: spec of the levels in the module's README.
create table authenticators.assurance (
  person_id uuid not null,
  id uuid not null,
  ial text not null,
  aal text not null,
  method text not null,
  source text not null,
  operator text,
  at timestamptz not null,
  primary key (person_id, id)
);

create table authenticators.passcode (
  person_id uuid primary key,
  hash text not null,
  set_at timestamptz not null
);

-- A bound phone: the key that cannot leave it, and the count of wrong passcodes typed on it.
create table authenticators.device (
  person_id uuid not null,
  id uuid not null,
  key_thumbprint text not null,
  name text not null,
  status text not null check (status in ('active', 'locked', 'revoked')),
  wrong_tries integer not null default 0,
  bound_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, id)
);

-- From a key to its person: the one look-up that does not start from a person.
create table authenticators.device_key (
  key_thumbprint text primary key,
  person_id uuid not null,
  device_id uuid not null
);

create table authenticators.session (
  person_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  token_hash text not null,
  key_thumbprint text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, id)
);
create index session_token on authenticators.session (person_id, token_hash);
create index session_expiry on authenticators.session (expires_at);

-- RFC 9449 §11.1: a proof is good once. Unlogged: losing it in a crash costs at most a replay within the window.
create unlogged table authenticators.seen_proof (
  hash text primary key,
  expires_at timestamptz not null
);
create index seen_proof_expiry on authenticators.seen_proof (expires_at);
