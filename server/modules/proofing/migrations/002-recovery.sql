-- A phone that is bound already may prove its person again, for less than a registration: a new passcode, or the end of a freeze.
alter table proofing.session
  add column purpose text not null default 'register' check (purpose in ('register', 'resetPasscode', 'unfreeze'));

-- Faces refused on a bound phone, counted per phone and day: giving up and beginning anew gives no further try.
create table proofing.face_refusal (
  person_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  at timestamptz not null,
  primary key (person_id, id)
);
create index face_refusal_age on proofing.face_refusal (at);
