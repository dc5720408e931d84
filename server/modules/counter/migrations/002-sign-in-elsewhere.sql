-- A case may be a sign-in at another provider of identity. What its answer is checked with lives while the answer is awaited.
alter table counter.case
  add column attempt_hash text,
  add column attempt_sealed bytea;
