-- Which dialect asked, and what the modern one adds: its own interaction to go back to, and the level it asks for.
alter table federation.sign_in_request add column dialect text not null default 'thaid' check (dialect in ('thaid', 'oidc'));
alter table federation.sign_in_request add column interaction text;
alter table federation.sign_in_request add column asked_ial text;

-- What oidc-provider keeps: grants, codes, tokens, sessions, pushed requests. The secret that names a record is kept as a hash only.
create table federation.oidc_record (
  kind text not null,
  hash text not null,
  payload jsonb not null,
  person_id uuid,
  client_id text,
  grant_id text,
  session_uid text,
  user_code_hash text,
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  primary key (kind, hash)
);
create index oidc_record_person on federation.oidc_record (person_id, client_id) where person_id is not null;
create index oidc_record_grant on federation.oidc_record (grant_id) where grant_id is not null;
create unique index oidc_record_session on federation.oidc_record (session_uid) where session_uid is not null;
create unique index oidc_record_user_code on federation.oidc_record (user_code_hash) where user_code_hash is not null;
create index oidc_record_expiry on federation.oidc_record (expires_at);
