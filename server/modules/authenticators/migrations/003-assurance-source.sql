-- Who stood by, at which terminal, in which case: kept beside the level it earned (spec: method, source, time, operator, terminal).
alter table authenticators.assurance
  add column terminal_id uuid,
  add column case_id uuid;
