-- Somebody acts in the name of a person who asked for it: within these scopes, until then, and both read every act.
create table helping.help (
  help_id uuid primary key,
  helper_id uuid not null,
  -- Absent while it is an offer that nobody took.
  person_id uuid,
  status text not null check (status in ('offered', 'active', 'ended')),
  scopes text[] not null,
  minutes integer not null,
  code_hash bytea,
  offered_at timestamptz not null,
  offer_ends_at timestamptz not null,
  allowed_at timestamptz,
  allowed_by text check (allowed_by in ('phone', 'card')),
  ends_at timestamptz,
  ended_at timestamptz,
  ended_how text check (ended_how in ('byPerson', 'byHelper', 'replaced', 'expired', 'accountStopped', 'notTaken')),
  acts integer not null default 0
);
-- One help of the same two at a time, one open offer a helper, and a code names one offer.
create unique index help_of_two on helping.help (helper_id, person_id) where status = 'active';
create unique index help_offer on helping.help (helper_id) where status = 'offered';
create unique index help_code on helping.help (code_hash) where code_hash is not null;
create index help_person on helping.help (person_id, allowed_at);
create index help_end on helping.help (coalesce(ended_at, ends_at, offer_ends_at));

-- Codes that named no offer, by whom: nobody tries many.
create table helping.wrong_code (
  person_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  primary key (person_id, id)
);
create index wrong_code_age on helping.wrong_code (at);
