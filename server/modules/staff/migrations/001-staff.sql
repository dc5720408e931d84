-- A place where people are proven: an office, a counter, a shop, the site of a kiosk, a team on the road. Reference data.
create table staff.place (
  place_id uuid primary key,
  code text not null unique,
  kind text not null check (kind in ('registry', 'post', 'shop', 'kiosk', 'field')),
  name_th text not null,
  name_en text not null,
  province_th text not null,
  province_en text not null,
  district_th text not null,
  district_en text not null,
  latitude double precision not null,
  longitude double precision not null,
  opening jsonb not null,
  channels text[] not null,
  is_demo boolean not null,
  created_at timestamptz not null,
  closed_at timestamptz
);

-- Who may stand at which place, as what. Proposed by one, agreed by another, and gone when nobody used it (A56).
create table staff.role_grant (
  person_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  role text not null check (role in ('clerk', 'registrar', 'supervisor')),
  status text not null check (status in ('proposed', 'active', 'ended')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  agreed_by uuid,
  agreed_at timestamptz,
  used_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (person_id, id),
  check (proposed_by <> person_id and agreed_by <> person_id and agreed_by <> proposed_by)
);
create unique index role_grant_one on staff.role_grant (person_id, place_id, role) where status in ('proposed', 'active');
create index role_grant_place on staff.role_grant (place_id) where status in ('proposed', 'active');

-- A device with a key of its own, let in by a code that works once.
create table staff.terminal (
  terminal_id uuid primary key,
  place_id uuid not null,
  kind text not null check (kind in ('counter', 'kiosk', 'cashier', 'tablet')),
  name text not null,
  status text not null check (status in ('invited', 'active', 'disabled')),
  key_thumbprint text unique,
  public_jwk jsonb,
  code_hash text,
  code_expires_at timestamptz,
  is_demo boolean not null,
  invited_by uuid,
  invited_at timestamptz not null,
  registered_at timestamptz,
  seen_at timestamptz,
  disabled_at timestamptz,
  disabled_by uuid
);
create index terminal_place on staff.terminal (place_id);

-- Somebody has just signed in, in this browser: good once, for a minute, to open a session on the terminal that shows it.
create table staff.arrival (
  hash text primary key,
  person_id uuid not null,
  expires_at timestamptz not null
);

-- An officer at a terminal.
create table staff.session (
  token_hash text primary key,
  id uuid not null unique,
  person_id uuid not null,
  grant_id uuid not null,
  place_id uuid not null,
  terminal_id uuid not null,
  role text not null,
  created_at timestamptz not null,
  used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_person on staff.session (person_id);
create index session_terminal on staff.session (terminal_id) where ended_at is null;
create index session_age on staff.session (expires_at);
