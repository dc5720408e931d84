-- Where a place is found by people who are there already: the house and the street.
alter table staff.place add column address_th text not null default '';
alter table staff.place add column address_en text not null default '';

-- Who added or changed a place, and which of its fields; what they were before is not needed to put them right.
create table staff.place_change (
  place_id uuid not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  fields text[] not null
);
create index place_change_place on staff.place_change (place_id, changed_at);

-- Why somebody needs the role, for whoever agrees to it. Roles of before had none.
alter table staff.role_grant add column reason text not null default '';

-- Whoever booked has come; without it and after its quarter of an hour nobody did.
alter table staff.booking add column arrived_at timestamptz;
