-- One attempt to sign in somewhere: begun by a browser, answered by a person, delivered to the same browser.
create table federation.sign_in_request (
  id uuid primary key,
  client_id text not null,
  -- As the client wrote it, with or without padding: it expects its own spelling as the audience.
  audience text not null,
  party_id uuid not null,
  scopes text[] not null,
  redirect_uri text not null,
  state text,
  nonce text,
  code_challenge text,
  browser_hash text not null,
  browser_label text not null,
  reference text not null,
  status text not null check (status in ('waiting', 'claimed', 'approved', 'denied', 'completed')),
  person_id uuid,
  method text check (method in ('phone', 'sandboxForm')),
  number text,
  numbers_wrong integer not null default 0,
  same_browser boolean,
  granted_scopes text[],
  ial text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz
);
create index sign_in_request_browser on federation.sign_in_request (browser_hash, created_at);
create index sign_in_request_person on federation.sign_in_request (person_id, created_at) where person_id is not null;
create index sign_in_request_age on federation.sign_in_request (created_at);

-- All tokens that came of one sign-in live and die together (RFC 6749 §10.4, §4.1.2).
create table federation.token_family (
  person_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  client_id text not null,
  audience text not null,
  scopes text[] not null,
  nonce text,
  ial text not null,
  authenticated_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_for text,
  primary key (person_id, id)
);
create index token_family_expiry on federation.token_family (expires_at);

-- From a secret to its family: the look-up that does not start from a person.
create table federation.code (
  hash text primary key,
  person_id uuid not null,
  family_id uuid not null,
  client_id text not null,
  redirect_uri text not null,
  code_challenge text,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index code_expiry on federation.code (expires_at);

create table federation.token (
  hash text primary key,
  person_id uuid not null,
  family_id uuid not null,
  kind text not null check (kind in ('access', 'refresh')),
  scopes text[] not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index token_family_members on federation.token (person_id, family_id);
create index token_expiry on federation.token (expires_at);
