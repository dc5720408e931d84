-- Something sent by somebody who has not signed in: person_id is made of their code, which is kept nowhere.
alter table services.application add column is_visitor boolean not null default false;
create index application_of_visitors on services.application (moved_at) where is_visitor;
