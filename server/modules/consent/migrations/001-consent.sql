-- Which text was accepted, word for word, in which attempt (PDPA s. 19: text, version, time, channel).
create table consent.acceptance (
  person_id uuid,
  id uuid not null,
  session_id uuid not null,
  kind text not null check (kind in ('terms', 'card')),
  version text not null,
  sha256 text not null,
  channel text not null,
  at timestamptz not null,
  primary key (session_id, kind, sha256)
);
create index acceptance_person on consent.acceptance (person_id, at) where person_id is not null;
create index acceptance_unclaimed on consent.acceptance (at) where person_id is null;

-- What a person agreed to give to whom, once per sign-in.
create table consent.agreement (
  person_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  client_id text not null,
  request_id uuid not null,
  scopes text[] not null,
  at timestamptz not null,
  primary key (person_id, id)
);
create index agreement_time on consent.agreement (person_id, at);
create unique index agreement_request on consent.agreement (person_id, request_id);
