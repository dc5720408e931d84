-- Text messages on their way, and what became of them. Number and text are sealed; the text goes as soon as it has left.
create table messages.message (
  id uuid primary key,
  person_id uuid,
  purpose text not null,
  -- One per act of the caller: the same told twice is one message.
  reference text not null,
  is_code boolean not null,
  -- Keyed: to count what one number gets, without a number to read.
  number_hash bytea not null,
  number_sealed bytea not null,
  text_sealed bytea,
  state text not null check (state in ('queued', 'sent', 'delivered', 'undelivered', 'failed')),
  reason text,
  tries integer not null default 0,
  -- The end of the lease while somebody sends it.
  next_try_at timestamptz,
  give_up_at timestamptz not null,
  parts integer not null,
  -- How many receipts make it delivered: one a part, or one for the whole from a gateway that counts itself.
  receipts integer,
  created_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  unique (purpose, reference)
);
create index message_due on messages.message (next_try_at) where state = 'queued';
create index message_number on messages.message (number_hash, created_at);
create index message_person on messages.message (person_id, created_at) where person_id is not null;
create index message_age on messages.message (created_at);

-- What the operator calls each part. A receipt may come before the answer that names it: then the row waits without a message.
create table messages.part (
  gateway text not null,
  operator_id text not null,
  message_id uuid,
  outcome text,
  at timestamptz not null,
  primary key (gateway, operator_id)
);
create index part_message on messages.part (message_id);
create index part_age on messages.part (at);

-- One-time codes as keyed hashes. The row outlives its code: tries and sends are counted for the whole act (A48).
create table messages.code (
  id uuid primary key,
  person_id uuid,
  purpose text not null,
  reference text not null,
  number_hash bytea not null,
  code_hash bytea,
  -- The one before, which may arrive late: it is refused, and costs no try.
  previous_hash bytea,
  sends integer not null default 0,
  sent_at timestamptz,
  expires_at timestamptz,
  wrong_tries integer not null default 0,
  used_at timestamptz,
  created_at timestamptz not null,
  unique (purpose, reference)
);
create index code_person on messages.code (person_id) where person_id is not null;
create index code_age on messages.code (created_at);
