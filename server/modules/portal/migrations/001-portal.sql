-- Whose an organisation is in the portal: people, by the identity they signed in with.
create table portal.member (
  party_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('owner', 'developer')),
  created_at timestamptz not null,
  primary key (party_id, person_id)
);
create index member_person on portal.member (person_id);

-- A link that makes one person a developer of an organisation, once.
create table portal.invitation (
  hash text primary key,
  party_id uuid not null,
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index invitation_age on portal.invitation (expires_at);

create table portal.session (
  hash text primary key,
  person_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on portal.session (person_id);
create index session_age on portal.session (expires_at);

-- What became of each attempt of a client; nothing of the person in it.
create table portal.trace (
  client_id text not null,
  id uuid not null,
  at timestamptz not null,
  step text not null,
  reason text,
  endpoint text,
  primary key (client_id, id)
);
create index trace_client on portal.trace (client_id, at);
create index trace_age on portal.trace (at);
