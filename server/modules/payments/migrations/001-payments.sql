-- Who is paid. The fifteen digits stand on every bill: thirteen of the tax number and two of the service.
create table payments.biller (
  biller_id text primary key check (biller_id ~ '^\d{15}$'),
  -- Short, for receipts: A to Z and digits.
  code text not null unique check (code ~ '^[A-Z0-9]{2,8}$'),
  name_th text not null,
  name_en text not null,
  -- Where its bills are asked for and its daily file goes; none for a biller that only is paid.
  url text,
  public_jwk jsonb,
  is_demo boolean not null,
  created_at timestamptz not null
);

-- A bill that somebody is to pay here. One row a bill for ever: money that comes late, twice or from an old picture finds it.
create table payments.payment (
  person_id uuid not null,
  id uuid not null,
  biller_id text not null references payments.biller,
  ref1 text not null,
  ref2 text not null,
  amount_satang bigint not null check (amount_satang between 1 and 999999999999),
  purpose_th text not null,
  purpose_en text not null,
  lines jsonb not null,
  state text not null check (state in
    ('pending', 'success', 'rejected', 'failed', 'void', 'others', 'expired', 'refunded', 'requestRefund')),
  closed_because text check (closed_because in ('citizen', 'elsewhere')),
  expires_at timestamptz not null,
  -- When the bank is asked next, if nothing is heard; null when there is no more to ask.
  next_ask_at timestamptz,
  asks integer not null default 0,
  -- The bank's transaction that paid it.
  notice_id uuid,
  paid_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, id),
  check ((state in ('success', 'requestRefund', 'refunded')) = (notice_id is not null))
);
create unique index payment_id on payments.payment (id);
create unique index payment_bill on payments.payment (biller_id, ref1, ref2);
create index payment_ask on payments.payment (next_ask_at) where next_ask_at is not null;
create index payment_expiry on payments.payment (expires_at) where state in ('pending', 'rejected', 'failed', 'others');
create index payment_day on payments.payment (biller_id, paid_at) where paid_at is not null;
create index payment_ended on payments.payment (ended_at);

-- What the bank said, as a fact: one row for each of its transactions, however often and in whatever way it is told.
create table payments.bank_notice (
  id uuid primary key,
  bank text not null,
  transaction_id text not null,
  status text not null check (status in ('success', 'rejected', 'failed', 'others')),
  biller_id text not null,
  ref1 text not null,
  ref2 text not null,
  amount_satang bigint not null check (amount_satang between 1 and 999999999999),
  paid_at timestamptz not null,
  outcome text not null check (outcome in ('paid', 'over', 'under', 'double', 'late', 'unknown', 'noted')),
  payment_id uuid,
  heard_by text not null check (heard_by in ('callback', 'inquiry', 'file')),
  -- The signed words of a callback themselves.
  signed text,
  created_at timestamptz not null,
  unique (bank, transaction_id)
);
create index bank_notice_day on payments.bank_notice (biller_id, paid_at);
create index bank_notice_payment on payments.bank_notice (payment_id) where payment_id is not null;

-- The ledger: every movement of money, twice. Debits are above nought, credits below; nothing is ever changed or taken away.
create table payments.ledger_transaction (
  id uuid primary key,
  kind text not null check (kind in ('received', 'returning', 'returned', 'returnFailed', 'remitted', 'settled')),
  -- What it was booked for: the same is never booked twice.
  source text not null,
  at timestamptz not null,
  -- Lines are written by the transaction that wrote this, or never.
  written_by xid8 not null default pg_current_xact_id(),
  unique (kind, source)
);
create table payments.ledger_entry (
  transaction_id uuid not null references payments.ledger_transaction,
  line smallint not null,
  account text not null check (account ~ '^(bank|biller|suspense|refund):[0-9]+$'),
  amount_satang bigint not null check (amount_satang <> 0),
  primary key (transaction_id, line)
);
create index ledger_entry_account on payments.ledger_entry (account);
create index ledger_transaction_at on payments.ledger_transaction (at);

create function payments.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is only added to' using errcode = 'restrict_violation';
end $$;
create trigger ledger_entry_stays before update or delete or truncate on payments.ledger_entry
  for each statement execute function payments.refuse_change();
create trigger ledger_transaction_stays before update or delete or truncate on payments.ledger_transaction
  for each statement execute function payments.refuse_change();

create function payments.require_balance() returns trigger language plpgsql as $$
declare
  total bigint;
  lines integer;
begin
  select coalesce(sum(amount_satang), 0), count(*) into total, lines
    from payments.ledger_entry where transaction_id = new.id;
  if total <> 0 or lines < 2 then
    raise exception 'ledger transaction out of balance' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_balances after insert on payments.ledger_transaction
  deferrable initially deferred for each row execute function payments.require_balance();

create function payments.require_same_writer() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from payments.ledger_transaction
    where id = new.transaction_id and written_by = pg_current_xact_id()) then
    raise exception 'a ledger transaction is written at once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger ledger_entry_at_once before insert on payments.ledger_entry
  for each row execute function payments.require_same_writer();

-- The last number given, a biller and Buddhist year. Its row is held until the receipt stands, so no number is skipped.
create table payments.receipt_number (
  biller_id text not null,
  year integer not null,
  last integer not null,
  primary key (biller_id, year)
);
create table payments.receipt (
  biller_id text not null,
  year integer not null,
  number integer not null,
  payment_id uuid not null unique,
  issued_at timestamptz not null,
  -- A number is never given again: what was paid back keeps its receipt, struck out.
  cancelled_at timestamptz,
  primary key (biller_id, year, number)
);

-- Money that waits for two people: too much, too little, twice, too late, for no bill we know, or asked back.
create table payments.exception (
  id uuid primary key,
  kind text not null check (kind in ('over', 'under', 'double', 'late', 'unknown', 'asked', 'elsewhere')),
  notice_id uuid not null references payments.bank_notice,
  payment_id uuid,
  person_id uuid,
  amount_satang bigint not null check (amount_satang between 1 and 999999999999),
  state text not null check (state in ('open', 'refunding', 'refunded', 'remitted', 'refused')),
  -- Goes up each time that two people send it to the bank: a part of the name under which the bank knows the refund.
  round integer not null default 0,
  tries integer not null default 0,
  next_try_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz
);
create unique index exception_once on payments.exception (notice_id, kind) where state <> 'refused';
create index exception_open on payments.exception (created_at) where state = 'open';
create index exception_due on payments.exception (next_try_at) where state = 'refunding';
create index exception_payment on payments.exception (payment_id) where payment_id is not null;
create index exception_person on payments.exception (person_id) where person_id is not null;

create table payments.verdict (
  exception_id uuid not null references payments.exception,
  round integer not null,
  officer_id uuid not null,
  says text not null check (says in ('refund', 'remit', 'refuse')),
  at timestamptz not null,
  primary key (exception_id, round, officer_id)
);

-- One day of one biller, laid beside what the bank and the biller have.
create table payments.reconciliation (
  biller_id text not null,
  day date not null,
  status text not null check (status in ('agreed', 'differs')),
  payments integer not null,
  total_satang bigint not null,
  paid_out_satang bigint not null,
  differences jsonb not null,
  file text not null,
  ran_at timestamptz not null,
  primary key (biller_id, day)
);
