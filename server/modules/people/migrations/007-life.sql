-- Entries of births, deaths, marriages, divorces and names that were made here. Those of invented people are derived when read.
create table people.entry (
  -- Who may have a copy; the same entry stands here for each of them.
  person_id uuid not null,
  paper_id text not null,
  owner_id uuid not null,
  kind text not null check (kind in ('birth', 'death', 'marriage', 'divorce', 'nameChange')),
  day date not null,
  record_sealed bytea not null,
  recorded_at timestamptz not null,
  primary key (person_id, paper_id, owner_id)
);
create index entry_owner on people.entry (owner_id);

-- Running numbers: of entries, an office and a year; of citizens, a registration office and a first digit.
create table people.running (
  book text primary key,
  last integer not null
);

-- Two rows a marriage, one for each side.
create table people.marriage (
  person_id uuid not null,
  marriage_id uuid not null,
  spouse_id uuid not null,
  married_on date not null,
  ended_on date,
  ended_by text check (ended_by in ('divorce', 'death')),
  primary key (person_id, marriage_id),
  check ((ended_on is null) = (ended_by is null))
);
-- Nobody is married twice at once, whoever registers first (Civil and Commercial Code s. 1452).
create unique index marriage_standing on people.marriage (person_id) where ended_on is null;

-- Every surname that somebody has or had, once, and how it sounds: what a new one is held against.
create table people.surname (
  surname text primary key,
  sound_key text not null
);
create index surname_sound on people.surname (sound_key);

-- Somebody's children are asked for.
create index parent_of on people.parent (parent_id);
