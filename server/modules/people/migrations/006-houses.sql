-- Houses are entered, split, merged and taken down. One that ended keeps its row: papers and people name it.
alter table people.house
  add column entered_on date,
  add column ended_on date,
  add column end_kind text check (end_kind in ('merged', 'demolished')),
  -- The house it was split off, or the one that it went into.
  add column other_house text,
  add constraint house_end check ((ended_on is null) = (end_kind is null));
-- A district has one central register.
create unique index house_central on people.house (left(subdistrict_code, 4)) where kind = 'central';
create index house_subdistrict on people.house (subdistrict_code, house_number);

-- The last running number that an office gave to a house; held while one is given, so that no two are the same.
create table people.house_office (
  office text primary key check (office ~ '^[0-9]{4}$'),
  last_running integer not null check (last_running between 1 and 999999)
);
