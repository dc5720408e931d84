-- What is wrong stands in the register, with or without a copy of it: a correction is of a paper, and may name a document.
alter table documents.correction alter column document_id drop not null;
alter table documents.correction add column paper_id text;
update documents.correction set paper_id = document.paper_id
  from documents.document where document.document_id = correction.document_id;
alter table documents.correction alter column paper_id set not null;
drop index documents.correction_one;
create unique index correction_one on documents.correction (person_id, paper_id) where status in ('asked', 'proposed');
