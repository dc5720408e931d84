-- A move asked for by who moves. The register itself changes in `people`, in the transaction in which a move is done.
create table households.move (
  person_id uuid not null,
  move_id uuid not null,
  -- Made by the phone: the same request sent twice is one move.
  request_id uuid not null,
  from_house text not null,
  to_house text not null,
  moved_on date not null,
  state text not null check (state in
    ('awaitingHead', 'awaitingRegistrar', 'done', 'refused', 'withdrawn', 'expired')),
  -- Why a registrar decides as well; none where the two consents are enough.
  registrar_reasons text[] not null,
  head_id uuid,
  head_answer text check (head_answer in ('accepted', 'refused')),
  head_answered_at timestamptz,
  officer_id uuid,
  officer_answer text check (officer_answer in ('approved', 'refused')),
  officer_answered_at timestamptz,
  refusal_reason text,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, move_id)
);
create index move_id on households.move (move_id);
create unique index move_request on households.move (person_id, request_id);
create index move_to_house on households.move (to_house);
create index move_open on households.move (state, expires_at) where ended_at is null;

-- Everybody who moves with it, the one who asked among them.
create table households.mover (
  person_id uuid not null,
  move_id uuid not null,
  is_open boolean not null,
  primary key (person_id, move_id)
);
create index mover_move on households.mover (move_id);
-- Nobody moves to two houses at once, whoever asks first.
create unique index mover_open on households.mover (person_id) where is_open;

-- House codes somebody looked up, so that nobody walks through all of them.
create table households.look (
  person_id uuid not null,
  looked_at timestamptz not null
);
create index look_person on households.look (person_id, looked_at);
