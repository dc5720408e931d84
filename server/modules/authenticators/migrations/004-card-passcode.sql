-- A passcode that goes with the plastic card, for who has no phone: good at registered terminals only, and dead with its card.
create table authenticators.card_passcode (
  person_id uuid not null,
  id uuid not null,
  card_id uuid not null,
  status text not null check (status in ('active', 'locked', 'ended')),
  passcode_hash text,
  wrong_tries integer not null default 0,
  -- After every third wrong one: nobody tries before.
  paused_until timestamptz,
  -- A phone of the person lives: the pair waits as another phone would (A46).
  usable_at timestamptz,
  set_at timestamptz not null,
  last_used_at timestamptz,
  -- The person bound a phone afterwards and said that the pair is to stay.
  kept_at timestamptz,
  ended_at timestamptz,
  primary key (person_id, id)
);
create unique index card_passcode_live on authenticators.card_passcode (person_id) where status <> 'ended';

alter table authenticators.session
  add column card_passcode_id uuid,
  -- Of a session at a terminal: AAL 1 by card and passcode, more once the face was shown there.
  add column aal text,
  drop constraint session_of_one,
  add constraint session_of_one check (num_nonnulls(device_id, passkey_id, card_passcode_id) = 1);
create index session_at_terminal on authenticators.session (key_thumbprint) where card_passcode_id is not null;
