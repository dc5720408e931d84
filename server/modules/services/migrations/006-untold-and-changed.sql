-- A paid bill of which its agency never heard: told for two weeks, then kept for a person to look at.
alter table services.bill
  add column if not exists untold_since timestamptz,
  add column if not exists untold_because text check (untold_because in ('serviceGone', 'notHeard'));
create index if not exists bill_untold on services.bill (service_id) where untold_since is not null;

-- Which file a published text was laid over; a file that a deploy changed since then is told of. Null: none, or before this was kept.
alter table services.standing add column if not exists file_sha256 text;
