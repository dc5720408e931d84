-- An attempt whose person was proven elsewhere, in a case at a counter or a kiosk; and a bound phone that raises its level by one.
alter table proofing.session drop constraint session_purpose_check;
alter table proofing.session
  add constraint session_purpose_check check (purpose in ('register', 'raise', 'resetPasscode', 'unfreeze')),
  add column case_id uuid,
  add column earned jsonb;
create unique index session_case on proofing.session (case_id) where case_id is not null;
