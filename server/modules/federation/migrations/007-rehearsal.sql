-- Rehearsals of a client: its next sign-ins are answered wrongly on purpose, and what it does then is watched.
create table federation.rehearsal (
  client_id text not null,
  kind text not null check (kind in ('refusal', 'level', 'state', 'nonce', 'ordinary')),
  place integer not null,
  status text not null check (status in ('waiting', 'running', 'passed', 'failed')),
  request_id uuid,
  why text,
  delivered_at timestamptz,
  redeemed_at timestamptz,
  used_at timestamptz,
  ended_at timestamptz,
  primary key (client_id, kind)
);
create unique index rehearsal_request on federation.rehearsal (request_id) where request_id is not null;
alter table federation.sign_in_request add column rehearsal text;
alter table federation.token_family add column rehearsal boolean not null default false;
