-- What a person wants to be reminded of. The form (an account number, an area) is their own matter and sealed; `inputs` is its keyed
-- hash, so that the same is switched on once.
create table services.reminder (
  person_id uuid not null,
  id uuid not null,
  service_id text not null,
  inputs text not null,
  form bytea not null,
  lead_days integer[] not null check (cardinality(lead_days) between 1 and 3),
  since timestamptz not null,
  -- When the agency is asked next; it moves before the question is put, so that a crash asks once more and not never.
  ask_at timestamptz not null,
  asked_at timestamptz,
  trouble text,
  failures integer not null default 0,
  primary key (person_id, id),
  unique (person_id, service_id, inputs)
);
create index reminder_ask on services.reminder (service_id, ask_at);

-- Things that are due. The day stands in the clear, for the index; what it is about is sealed to the row.
create table services.due (
  person_id uuid not null,
  reminder_id uuid not null,
  key text not null,
  due_on date not null,
  sealed bytea not null,
  -- For which day, and how long before it, it was told last.
  told_due_on date,
  told_lead integer,
  -- The day it is told next; none when there is nothing more to tell.
  tell_on date,
  primary key (person_id, reminder_id, key),
  foreign key (person_id, reminder_id) references services.reminder on delete cascade
);
create index due_tell on services.due (tell_on, person_id, reminder_id, key) where tell_on is not null;

-- The day on which the longest lead that is still to come begins. A day that was told stays told for the shorter leads only.
create function services.tell_day(due_on date, lead_days integer[], told_due_on date, told_lead integer) returns date
language sql immutable as $$
  select due_on - max(lead) from unnest(lead_days) as lead
  where told_due_on is distinct from due_on or lead < told_lead
$$;
