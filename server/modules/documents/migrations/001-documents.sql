-- Certified copies and statements that were issued. Who a document is about and what it says stand in the sealed file, not here.
create table documents.document (
  person_id uuid not null,
  document_id uuid not null,
  kind text not null,
  serial integer not null,
  language text not null check (language in ('th', 'en')),
  digits text not null check (digits in ('thai', 'arabic')),
  -- Which paper of the register it copies; none for a statement of a service.
  paper_id text,
  paper_owner_id uuid,
  legal_basis jsonb not null,
  issuer_kind text not null check (issuer_kind in ('person', 'officer', 'service')),
  issuer_id text not null,
  pdf_file_id uuid not null,
  pdf_sha256 text not null,
  code_sealed bytea not null,
  status text not null check (status in ('issued', 'revoked', 'corrected')),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  replaces uuid,
  primary key (person_id, document_id)
);
-- A code names the document, not the person.
create index document_id on documents.document (document_id);
create unique index document_serial on documents.document (kind, serial);

-- A link to one document. It carries a token and no data; whoever has it sees the document until it ends.
create table documents.share (
  person_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  token_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  opened integer not null default 0,
  last_opened_at timestamptz,
  primary key (person_id, id)
);
create unique index share_token on documents.share (token_hash);

-- Somebody says that a document is wrong; an officer proposes what should stand there, and another officer agrees.
create table documents.correction (
  person_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  status text not null check (status in ('asked', 'proposed', 'done', 'refused')),
  reason_sealed bytea,
  changes_sealed bytea,
  legal_basis text,
  asked_by uuid not null,
  asked_at timestamptz not null,
  proposed_by uuid,
  proposed_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  new_document_id uuid,
  primary key (person_id, id)
);
create index correction_open on documents.correction (asked_at) where status in ('asked', 'proposed');
create unique index correction_one on documents.correction (document_id) where status in ('asked', 'proposed');

-- What the keys of seals and codes may be used for, and until when. The keys themselves stand with the platform.
create table documents.certificate (
  serial text primary key,
  role text not null check (role in ('authority', 'seal', 'code')),
  kid text not null unique,
  der bytea not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  ended_at timestamptz
);
