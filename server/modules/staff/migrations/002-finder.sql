-- How many may book the same quarter of an hour at a place; nought where nobody books.
alter table staff.place add column seats integer not null default 0 check (seats between 0 and 50);
update staff.place set seats = case kind when 'registry' then 3 when 'post' then 2 when 'field' then 2 else 0 end;

-- Cases that were opened at a place in the last while: how busy it is. Neither whose they are nor how they went.
create table staff.recent_case (
  event_id uuid primary key,
  place_id uuid not null,
  opened_at timestamptz not null
);
create index recent_case_age on staff.recent_case (opened_at);

-- A quarter of an hour at a place, kept for whoever shows the reference. The phone that booked is known by a keyed hash of its key.
create table staff.booking (
  booking_id uuid primary key,
  place_id uuid not null,
  starts_at timestamptz not null,
  seat integer not null,
  reference text not null,
  phone_hash bytea not null,
  request_id uuid not null,
  created_at timestamptz not null,
  cancelled_at timestamptz
);
-- A seat is given once (A62), a phone sits in one place at a time, and a repeated request is the same booking.
create unique index booking_seat on staff.booking (place_id, starts_at, seat) where cancelled_at is null;
create unique index booking_phone on staff.booking (phone_hash, starts_at) where cancelled_at is null;
create unique index booking_request on staff.booking (phone_hash, request_id);
create unique index booking_reference on staff.booking (place_id, reference);
create index booking_age on staff.booking (starts_at);
