-- An organisation says that it is one of the agencies whose services the platform gives; two operators agree, and its people then
-- look after those services.
create table portal.agency_tie (
  id uuid primary key,
  party_id uuid not null,
  agency_id text not null,
  status text not null check (status in ('asked', 'agreed', 'ended')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  first_by uuid,
  second_by uuid check (second_by <> first_by),
  agreed_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  check (status <> 'agreed' or second_by is not null)
);
create unique index agency_tie_party on portal.agency_tie (party_id) where status <> 'ended';
create unique index agency_tie_agency on portal.agency_tie (agency_id) where status = 'agreed';
