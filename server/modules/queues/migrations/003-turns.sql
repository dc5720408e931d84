-- Who came without the app follows their number by a code on their slip: a keyed hash of it, and only on the visit's own day.
alter table queues.visit add column turn_hash bytea;
create unique index visit_turn on queues.visit (turn_hash) where turn_hash is not null;
