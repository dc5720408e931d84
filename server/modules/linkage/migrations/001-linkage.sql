-- Comparisons of faces that an agency had made: why, of whom, and how it ended. No picture and no distance.
create table linkage.face_check (
  person_key text not null,
  id uuid not null,
  party_id uuid not null,
  client_id text not null,
  purpose text not null,
  result text,
  created_at timestamptz not null,
  primary key (person_key, id)
);
create index face_check_party on linkage.face_check (party_id, created_at);
create index face_check_age on linkage.face_check (created_at);
