-- A client is on trial until its request for production is approved; meanwhile it can have its sign-ins rehearsed.
alter table parties.client add column stage text not null default 'live' check (stage in ('trial', 'live'));
alter table parties.client add column rehearsing boolean not null default false;

-- Who may sign in where a client is on trial: the people of its own organisation.
create table parties.tester (
  party_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (party_id, person_id)
);
create index tester_person on parties.tester (person_id);
