-- Impressions of fingers the register holds: an ISO/IEC 19794-2 record or a picture of 500 dpi, sealed. Invented people have none here: theirs are drawn.
create table people.finger (
  person_id uuid not null,
  finger text not null,
  impression integer not null,
  format text not null check (format in ('iso19794-2', 'picture')),
  sealed bytea not null,
  primary key (person_id, finger, impression)
);
