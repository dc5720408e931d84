-- Services that their agencies' staff write, over those that stand in files. One row tells every process when to read anew, and is
-- held by whoever publishes: two publications are linted one after the other.
create table services.publication (
  only_one boolean primary key default true check (only_one),
  revision bigint not null
);
insert into services.publication (revision) values (0);

-- What was written, version by version. One at most is open; what was released stays as it was.
create table services.definition (
  service_id text not null,
  number integer not null check (number > 0),
  agency_id text not null,
  state text not null check (state in ('draft', 'proposed', 'released')),
  text text not null,
  sha256 text not null,
  author_id uuid not null,
  changed_at timestamptz not null,
  primary key (service_id, number)
);
create unique index definition_open on services.definition (service_id) where state <> 'released';
create index definition_agency on services.definition (agency_id);

-- Which version holds: its number, or 0 for the file. A withdrawn service is not in the catalogue; its cases are still followed by it.
create table services.standing (
  service_id text primary key,
  agency_id text not null,
  number integer not null check (number >= 0),
  is_withdrawn boolean not null
);

-- What was done with versions, by whom and why.
create table services.definition_step (
  service_id text not null,
  id uuid not null,
  number integer not null,
  what text not null check (what in ('proposed', 'returned', 'published', 'rolledBack', 'withdrawn')),
  by_id uuid not null,
  note text not null,
  at timestamptz not null,
  primary key (service_id, id)
);

-- A use of a service with an invented person and what the agency answers to it, to be tried with each version.
create table services.recorded_case (
  service_id text not null,
  id uuid not null,
  name text not null,
  content jsonb not null,
  author_id uuid not null,
  changed_at timestamptz not null,
  primary key (service_id, id)
);

-- How many cases stand open in a service, before its definition changes.
create index application_open on services.application (service_id) where state <> 'ended';
