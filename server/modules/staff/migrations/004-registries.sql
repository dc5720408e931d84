-- Where a place stands may be unknown to whoever wrote it down: better no point than a wrong one.
alter table staff.place alter column latitude drop not null;
alter table staff.place alter column longitude drop not null;
alter table staff.place add check ((latitude is null) = (longitude is null));
-- A thousand places are read a province at a time.
create index place_province on staff.place (province_th) where closed_at is null;

-- Seats that a module above keeps for longer than a quarter of an hour; beside bookings, out of the same seats (A62).
create table staff.held_seat (
  place_id uuid not null,
  starts_at timestamptz not null,
  seat integer not null,
  held_for uuid not null,
  primary key (place_id, starts_at, seat)
);
create index held_seat_for on staff.held_seat (held_for);
create index held_seat_age on staff.held_seat (starts_at);
