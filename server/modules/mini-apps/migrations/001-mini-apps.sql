-- A mini-app of an organisation. Its keys are a client of its own in `parties`.
create table mini_apps.app (
  id uuid primary key,
  party_id uuid not null,
  client_id text not null unique,
  suspended_by text check (suspended_by in ('organisation', 'operator')),
  created_at timestamptz not null
);
create index app_party on mini_apps.app (party_id);

-- What it says of itself and asks for. A version that was sent in is not edited any more: what operators read is what people get.
create table mini_apps.version (
  app_id uuid not null references mini_apps.app,
  number integer not null,
  state text not null check (state in ('draft', 'inReview', 'returned', 'approved', 'published', 'replaced')),
  content jsonb not null,
  -- Who last wrote it.
  author_id uuid,
  -- When a token of this version was first exchanged: it has been tried.
  exchanged_at timestamptz,
  changed_at timestamptz not null,
  primary key (app_id, number)
);
create unique index version_open on mini_apps.version (app_id) where state in ('draft', 'inReview', 'returned', 'approved');
create unique index version_published on mini_apps.version (app_id) where state = 'published';

create table mini_apps.verdict (
  app_id uuid not null,
  number integer not null,
  operator_id uuid not null,
  says text not null check (says in ('approve', 'return')),
  note text not null,
  at timestamptz not null,
  primary key (app_id, number, operator_id),
  foreign key (app_id, number) references mini_apps.version
);

-- Icons and screenshots, by what they are.
create table mini_apps.picture (
  app_id uuid not null references mini_apps.app,
  id text not null,
  type text not null,
  bytes bytea not null,
  created_at timestamptz not null,
  primary key (app_id, id)
);

-- What a person lets a mini-app see: the text they agreed to by its hash, until it is withdrawn.
create table mini_apps.permission (
  person_id uuid not null,
  id uuid not null,
  app_id uuid not null,
  version integer not null,
  sha256 text not null,
  items text[] not null,
  -- Whether its messages reach the phone; in the inbox they stand either way.
  has_notifications boolean not null,
  -- What the organisation knows the person by.
  user_id uuid not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (person_id, id)
);
create unique index permission_standing on mini_apps.permission (person_id, app_id) where withdrawn_at is null;
create index permission_user on mini_apps.permission (app_id, user_id) where withdrawn_at is null;
create index permission_withdrawn on mini_apps.permission (withdrawn_at) where withdrawn_at is not null;

-- Tokens that a mini-app exchanges once; the row goes with the exchange. A rehearsed one holds what it will say instead of a person.
create table mini_apps.m_token (
  hash text primary key,
  app_id uuid not null,
  version integer not null,
  person_id uuid,
  rehearsed bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check ((person_id is null) <> (rehearsed is null))
);
create index m_token_person on mini_apps.m_token (person_id);
create index m_token_expires on mini_apps.m_token (expires_at);

-- One message to one person. The words are sealed, and go when it stands in the inbox.
create table mini_apps.push (
  person_id uuid not null,
  id uuid not null,
  app_id uuid not null,
  -- Keyed hash of receiver, words and time: the same item again is the same message.
  item text not null,
  sealed bytea,
  is_pushed boolean not null,
  created_at timestamptz not null,
  send_at timestamptz not null,
  sent_at timestamptz,
  primary key (person_id, id)
);
create index push_item on mini_apps.push (person_id, app_id, created_at);
create index push_due on mini_apps.push (send_at) where sent_at is null;
create index push_sent on mini_apps.push (sent_at) where sent_at is not null;

-- The one living QR of a person in a mini-app; a new one takes its place.
create table mini_apps.virtual_card (
  person_id uuid not null,
  app_id uuid not null,
  code_hash text not null unique,
  sealed bytea not null,
  expires_at timestamptz not null,
  primary key (person_id, app_id)
);
create index virtual_card_expires on mini_apps.virtual_card (expires_at);
