-- What visitors have with us is capped as a whole, so it is counted often: each index holds all that a count reads.
alter table services.attachment add column is_visitor boolean not null default false;
update services.attachment as file set is_visitor = true
  from services.application as sent where sent.person_id = file.person_id and sent.is_visitor;
create index attachment_of_visitors on services.attachment (service_id) include (size_bytes) where is_visitor;
create index application_of_visitors_open on services.application (service_id) where is_visitor and state <> 'ended';
