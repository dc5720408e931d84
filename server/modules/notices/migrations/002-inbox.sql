-- Who writes, what the message opens, and the free text of an agency, which is the person's own matter and sealed.
alter table notices.notice
  add column from_th text,
  add column from_en text,
  add column sealed bytea,
  add column due_on date,
  add column room text,
  add column thing_id text,
  add column archived_at timestamptz;
create index notice_unread on notices.notice (person_id) where read_at is null and archived_at is null;

-- What need not wake anybody waits for the end of the person's quiet hours.
alter table notices.outgoing add column waits boolean not null default false;

-- The hours a person chose, in minutes after midnight in Thailand; who has no row has 21:00 to 07:00.
create table notices.quiet_hours (
  person_id uuid primary key,
  is_on boolean not null,
  from_minute integer not null check (from_minute between 0 and 1439),
  to_minute integer not null check (to_minute between 0 and 1439),
  check (from_minute <> to_minute)
);
