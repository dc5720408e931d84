-- A visit to a registration office for one matter: from the booking, or from walking in, to its end. It belongs to the place where it is called.
create table queues.visit (
  visit_id uuid primary key,
  place_id uuid not null,
  -- The calendar day in Thailand.
  day date not null,
  -- Nobody's where somebody walked in without the app.
  person_id uuid,
  -- Made by whoever asks: the same request sent twice is one visit.
  request_id uuid not null,
  matter text not null,
  quarters smallint not null,
  -- When it was booked for; null of who walked in.
  booked_for timestamptz,
  reference text not null,
  state text not null check (state in ('booked', 'waiting', 'called', 'done', 'missed', 'cancelled', 'left')),
  -- Given when somebody comes: what is called out.
  number text,
  arrived_at timestamptz,
  -- Since when the turn counts, and whether it counts as booked.
  turn_at timestamptz,
  is_in_time boolean not null default false,
  times_called smallint not null default 0,
  called_at timestamptz,
  called_by uuid,
  desk smallint,
  ended_at timestamptz,
  -- What the person says they bring, and what they wrote to the officer, sealed.
  papers text[] not null default '{}',
  words bytea,
  wrong_codes smallint not null default 0,
  -- How many of the two reminders were told.
  reminders smallint not null default 0,
  created_at timestamptz not null
);
create unique index visit_reference on queues.visit (place_id, reference);
create unique index visit_request on queues.visit (person_id, request_id) where person_id is not null;
create unique index visit_walk_in on queues.visit (place_id, request_id) where person_id is null;
create unique index visit_number on queues.visit (place_id, day, number);
-- One who is called at a desk at a time.
create unique index visit_desk on queues.visit (place_id, day, desk) where state = 'called';
create index visit_person on queues.visit (person_id, day);
create index visit_there on queues.visit (place_id, day, state);
create index visit_open on queues.visit (day) where state in ('booked', 'waiting', 'called');

-- The last number given at a place on a day.
create table queues.last_number (
  place_id uuid not null,
  day date not null,
  letter text not null,
  number integer not null,
  primary key (place_id, day, letter)
);
