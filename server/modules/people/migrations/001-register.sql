-- The register. A person's rows carry person_id first in their keys (the distribution column of a sharded cluster).
-- Dates that may be unknown in part are text (YYYY, YYYY-MM, YYYY-MM-DD); full days are dates.
create table people.person (
  person_id uuid primary key,
  citizen_number text not null check (citizen_number ~ '^[0-9]{13}$'),
  sex text not null check (sex in ('male', 'female')),
  birth_date text not null check (birth_date ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  -- As first written, Buddhist era: papers of before 1941 cannot always be converted back and forth.
  birth_buddhist text not null check (birth_buddhist ~ '^[0-9]{8}$'),
  title text not null,
  first_th text not null,
  middle_th text,
  last_th text,
  first_en text not null,
  middle_en text,
  last_en text,
  is_thai boolean not null,
  is_invented boolean not null,
  registered_at timestamptz not null
);
create unique index person_number on people.person (citizen_number);

create table people.former_name (
  person_id uuid not null,
  until_day date not null,
  title text not null,
  first_th text not null,
  middle_th text,
  last_th text,
  first_en text not null,
  middle_en text,
  last_en text,
  primary key (person_id, until_day)
);

create table people.parent (
  person_id uuid not null,
  kind text not null check (kind in ('mother', 'father')),
  -- Known only where the parent stands in this register.
  parent_id uuid,
  first_th text not null,
  first_en text not null,
  last_th text,
  primary key (person_id, kind)
);

create table people.house (
  house_code text primary key check (house_code ~ '^[0-9]{11}$'),
  house_number text not null,
  village_number text,
  lane_th text,
  lane_en text,
  road_th text,
  road_en text,
  subdistrict_code text not null check (subdistrict_code ~ '^[0-9]{6}$'),
  subdistrict_th text not null,
  subdistrict_en text not null,
  district_th text not null,
  district_en text not null,
  province_th text not null,
  province_en text not null,
  postcode text not null check (postcode ~ '^[0-9]{5}$')
);

create table people.membership (
  person_id uuid not null,
  since_day date not null,
  house_code text not null,
  role text not null,
  until_day date,
  primary key (person_id, since_day)
);
create index membership_house on people.membership (house_code) where until_day is null;

create table people.card (
  person_id uuid not null,
  version integer not null check (version > 0),
  card_id uuid not null,
  laser_code text not null check (laser_code ~ '^[A-Z]{2}[0-9]{10}$'),
  request_number text not null,
  issue_date date not null,
  -- Last good day; null is for life.
  expiry_date date,
  status text not null check (status in ('valid', 'expired', 'lost', 'replaced', 'cancelled')),
  primary key (person_id, version)
);

-- The portrait: a member of the drawn cast, or sealed bytes. `view_seed` fixes light and pose of a drawing.
create table people.photo (
  person_id uuid primary key,
  cast_id text,
  view_seed integer,
  sealed bytea,
  check ((cast_id is null) = (view_seed is null) and (cast_id is null) <> (sealed is null))
);

create table people.death (
  person_id uuid primary key,
  died_on date not null,
  recorded_at timestamptz not null
);

-- How far the invented country has been written; an interrupted seeding goes on from here.
create table people.seeding (
  seed integer primary key,
  today date not null,
  written integer not null
);
