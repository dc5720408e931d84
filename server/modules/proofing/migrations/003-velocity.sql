-- One phone, many people (A33): how many people finished on a phone.
create index session_phone on proofing.session (key_thumbprint, completed_at) where status = 'completed';

-- One face, many numbers (A33): templates of live faces, sealed, for a week; compared with each other, never with a search.
create table proofing.recent_face (
  session_id uuid primary key,
  person_id uuid not null,
  template_sealed bytea not null,
  at timestamptz not null
);
create index recent_face_at on proofing.recent_face (at);
