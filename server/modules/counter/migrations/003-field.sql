-- A day at a school: what a team wants to reach, for its board.
create table counter.field_event (
  event_id uuid primary key,
  place_id uuid not null,
  name text not null,
  quota integer not null,
  created_by uuid not null,
  created_at timestamptz not null,
  ends_at timestamptz not null
);
create index field_event_place on counter.field_event (place_id, created_at);

-- What tablets brought back from a place without a network. Sealed by the tablet for this server, signed by the tablet's key; opened once.
create table counter.packet (
  packet_id uuid primary key,
  terminal_id uuid not null,
  event_id uuid not null,
  sequence integer not null,
  sha256 text not null,
  sealed bytea,
  state text not null check (state in ('received', 'processed', 'refused')),
  reason text,
  case_id uuid,
  received_at timestamptz not null,
  processed_at timestamptz,
  unique (terminal_id, event_id, sequence)
);
create index packet_event on counter.packet (event_id, state);
create index packet_waiting on counter.packet (received_at) where state = 'received';

-- The code on the slip that a person took home, as a keyed hash.
alter table counter.case
  add column slip_hash bytea,
  add column slip_tries integer not null default 0;
