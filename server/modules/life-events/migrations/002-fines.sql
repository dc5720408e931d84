-- A late notice may cost its notifier a fine: set with the first yes, billed with the last, and only when it is paid is the event entered.
alter table life_events.filing drop constraint filing_state_check;
alter table life_events.filing add constraint filing_state_check check (state in
  ('awaitingOther', 'awaitingRegistrar', 'awaitingSecond', 'awaitingFine', 'done', 'refused', 'withdrawn', 'expired'));
alter table life_events.filing
  add column fine_satang integer check (fine_satang between 0 and 100000),
  -- Why there is none.
  add column fine_waiver text check (fine_waiver in ('notTheirFault', 'firstTime', 'hardship')),
  -- The office that agreed last, whose entry it becomes.
  add column fine_place_id uuid,
  add column fine_payment_id uuid,
  add column fine_paid_at timestamptz,
  -- Of money that was paid at the counter.
  add column fine_receipt text,
  add check ((fine_satang = 0) = (fine_waiver is not null));
create unique index filing_fine on life_events.filing (fine_payment_id) where fine_payment_id is not null;
