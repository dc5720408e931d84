-- Photographs and PDF files of papers, sent ahead of a visit; they end with it.
create table queues.paper_file (
  person_id uuid not null,
  file_id uuid not null,
  visit_id uuid not null,
  paper text not null,
  media_type text not null,
  sha256 text not null,
  size_bytes integer not null,
  created_at timestamptz not null,
  primary key (person_id, file_id)
);
create index paper_file_visit on queues.paper_file (visit_id);
