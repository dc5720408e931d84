-- What was approved beside the items, in the words that were shown.
alter table consent.agreement add column matters jsonb;
