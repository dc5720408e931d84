-- PDPA s. 19: withdrawing is as easy as giving. What was given stays as evidence; from then on nothing more is.
alter table consent.agreement add column withdrawn_at timestamptz;
