-- Links for the screens on the walls of an office: whoever has one sees numbers and desks of that place, and nobody's name.
create table queues.wall (
  wall_id uuid primary key,
  place_id uuid not null,
  token_hash text not null unique,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz
);
create index wall_open on queues.wall (place_id) where ended_at is null;
