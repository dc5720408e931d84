-- A system asks to be let at everybody: as it stood then, by which law, and why it needs each item.
create table portal.production_request (
  client_id text not null,
  id uuid not null,
  party_id uuid not null,
  asked_by uuid not null,
  registration jsonb not null,
  legal_basis text not null,
  reasons jsonb not null,
  status text not null check (status in ('open', 'approved', 'refused', 'withdrawn')),
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (client_id, id)
);
create unique index production_request_id on portal.production_request (id);
create unique index production_request_open on portal.production_request (client_id) where status = 'open';
create index production_request_waiting on portal.production_request (created_at) where status = 'open';

-- What each operator said of it: it takes two to say yes, and one to say no.
create table portal.verdict (
  request_id uuid not null,
  operator_id uuid not null,
  says text not null check (says in ('approve', 'refuse')),
  note text not null,
  at timestamptz not null,
  primary key (request_id, operator_id)
);
