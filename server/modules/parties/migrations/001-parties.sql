-- A relying organisation, under its registered name: what people see when it asks (A14).
create table parties.party (
  id uuid primary key,
  name_th text not null,
  name_en text not null,
  domain text not null,
  mark text,
  verified boolean not null,
  is_demo boolean not null,
  created_at timestamptz not null
);

-- One registration of it. The secret is kept as a keyed hash only.
create table parties.client (
  id text primary key,
  party_id uuid not null references parties.party,
  secret_hash bytea not null,
  redirect_uris text[] not null,
  accepts_any_redirect boolean not null default false,
  scopes text[] not null,
  optional_scopes text[] not null,
  purpose_th text not null,
  purpose_en text not null,
  min_ial text not null,
  switches jsonb not null,
  status text not null check (status in ('active', 'suspended')),
  is_demo boolean not null,
  created_at timestamptz not null,
  check (is_demo or not accepts_any_redirect)
);
create index client_party on parties.client (party_id);
