-- What somebody notifies ahead from the phone: a birth, a death, a marriage, a divorce, another name. The register itself changes in
-- `people`, in the transaction in which a registrar enters it.
create table life_events.filing (
  person_id uuid not null,
  filing_id uuid not null,
  -- Made by the phone: the same request sent twice is one filing.
  request_id uuid not null,
  -- Ten digits, said or shown at any registry.
  number text not null unique check (number ~ '^[0-9]{10}$'),
  kind text not null check (kind in ('birth', 'death', 'marriage', 'divorce', 'nameChange')),
  state text not null check (state in
    ('awaitingOther', 'awaitingRegistrar', 'awaitingSecond', 'done', 'refused', 'withdrawn', 'expired')),
  -- Names, numbers and wishes, sealed to the filing.
  details_sealed bytea not null,
  -- How it looked when it ended: names that change afterwards are nobody's business who once filed together.
  ending_sealed bytea,
  -- Who has to say yes on a phone of their own. Null with `awaitingOther` where nobody has the number that was named.
  other_id uuid,
  other_answer text check (other_answer in ('accepted', 'refused')),
  other_answered_at timestamptz,
  officer_id uuid,
  officer_answered_at timestamptz,
  second_id uuid,
  second_answered_at timestamptz,
  refusal_reason text,
  filed_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, filing_id),
  check (second_id is null or second_id <> officer_id)
);
create unique index filing_id on life_events.filing (filing_id);
create unique index filing_request on life_events.filing (person_id, request_id);
create index filing_other on life_events.filing (other_id);
create index filing_open on life_events.filing (state, expires_at) where ended_at is null;

-- What can be asked for only once at a time: somebody's marriage, name or death, and the notice of a birth for ever.
create table life_events.claim (
  claim text not null,
  filing_id uuid not null,
  is_open boolean not null,
  primary key (claim, filing_id)
);
create unique index claim_open on life_events.claim (claim) where is_open;

-- A surname that somebody asked for is theirs until the registrar decides.
create table life_events.kept_name (
  surname text primary key,
  sound_key text not null,
  filing_id uuid not null,
  person_id uuid not null,
  until timestamptz not null
);
create index kept_name_sound on life_events.kept_name (sound_key);

-- That somebody had a name checked, and when; which one is not kept.
create table life_events.name_check (
  person_id uuid not null,
  checked_at timestamptz not null
);
create index name_check_person on life_events.name_check (person_id, checked_at);
