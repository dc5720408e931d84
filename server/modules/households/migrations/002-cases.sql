-- What becomes of a house: a new one is numbered, one is split, merged or taken down, or its head finds a stranger in its register.
create table households.house_case (
  -- Who asked.
  person_id uuid not null,
  case_id uuid not null,
  -- Made by the phone: the same request sent twice is one case.
  request_id uuid not null,
  kind text not null check (kind in ('newHouse', 'split', 'merge', 'cancel', 'stranger')),
  state text not null check (state in ('awaitingPeople', 'awaitingInspection', 'awaitingRegistrar',
    'awaitingSecond', 'done', 'refused', 'withdrawn', 'expired')),
  -- The registration office that inspects and decides.
  place_id uuid not null,
  -- The house it is about; a new one has none until it is numbered.
  house_code text,
  -- The house that goes into it, or the one that came of it.
  other_house text,
  -- The house or the person of which one case at a time may be open.
  about text,
  is_late boolean not null,
  told_sealed bytea not null,
  officer_id uuid,
  officer_answer text check (officer_answer in ('approved', 'refused')),
  officer_answered_at timestamptz,
  -- Of two officers the one who agreed.
  second_id uuid,
  second_answered_at timestamptz,
  refusal_reason text,
  fine_satang integer check (fine_satang between 0 and 100000),
  -- When a letter went to who has no app and was reported.
  letter_on date,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, case_id)
);
create unique index house_case_id on households.house_case (case_id);
create unique index house_case_request on households.house_case (person_id, request_id);
create unique index house_case_about on households.house_case (about) where ended_at is null;
create index house_case_place on households.house_case (place_id, state) where ended_at is null;
create index house_case_due on households.house_case (expires_at) where ended_at is null;

-- Whom it concerns besides who asked; `is_asked` of those without whose answer it does not go on.
create table households.case_person (
  person_id uuid not null,
  case_id uuid not null,
  part text not null check (part in ('owner', 'otherHead', 'newHead', 'goes', 'reported')),
  is_asked boolean not null,
  answer text check (answer in ('accepted', 'refused')),
  answered_at timestamptz,
  primary key (person_id, case_id)
);
create index case_person_case on households.case_person (case_id);

-- An hour in which somebody of the office comes; given up or noted afterwards.
create table households.inspection (
  case_id uuid not null,
  inspection_id uuid not null,
  place_id uuid not null,
  starts_at timestamptz not null,
  seat integer not null check (seat > 0),
  booked_at timestamptz not null,
  given_up_at timestamptz,
  result text check (result in ('asTold', 'notAsTold', 'comeAgain')),
  noted_by uuid,
  noted_at timestamptz,
  primary key (case_id, inspection_id)
);
create unique index inspection_seat on households.inspection (place_id, starts_at, seat) where given_up_at is null;

-- Photographs and papers; the bytes lie sealed in platform.file.
create table households.case_file (
  person_id uuid not null,
  file_id uuid not null,
  case_id uuid,
  media_type text not null,
  sha256 text not null,
  size_bytes integer not null,
  created_at timestamptz not null,
  primary key (person_id, file_id)
);
create index case_file_case on households.case_file (case_id);
