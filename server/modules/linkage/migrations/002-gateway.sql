-- Who may look into the register for an organisation: named by it, and agreed to by the officer.
create table linkage.officer (
  party_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (party_id, person_id)
);
create index officer_person on linkage.officer (person_id);

-- A session of the gateway: a client speaking for one officer. It ends an hour after its last use.
create table linkage.gateway_token (
  hash text primary key,
  client_id text not null,
  officer_id uuid not null,
  created_at timestamptz not null,
  used_at timestamptz not null
);
create index gateway_token_age on linkage.gateway_token (used_at);

-- One look of an officer, for the limit of the day. Of whom is a keyed hash.
create table linkage.look (
  officer_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  person_key text not null,
  created_at timestamptz not null,
  primary key (officer_id, id)
);
create index look_age on linkage.look (created_at);
