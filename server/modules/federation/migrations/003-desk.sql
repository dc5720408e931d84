-- A request may begin at an agency's desk (OpenID Connect CIBA) instead of in a browser; `message` is what the clerk's screen says.
alter table federation.sign_in_request add column channel text not null default 'browser' check (channel in ('browser', 'desk'));
alter table federation.sign_in_request add column message text;

-- Eight digits that a person reads out at a desk: for three minutes they stand for the person, once.
create table federation.desk_code (
  hash text primary key,
  person_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  request_id uuid
);
create index desk_code_person on federation.desk_code (person_id, created_at);
create index desk_code_age on federation.desk_code (created_at);

-- Codes that a client asked with and that were nobody's.
create table federation.desk_guess (
  client_id text not null,
  id uuid not null,
  created_at timestamptz not null,
  primary key (client_id, id)
);
create index desk_guess_age on federation.desk_guess (created_at);
