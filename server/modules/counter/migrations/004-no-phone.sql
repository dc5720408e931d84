-- Wrong passcodes of cards by the terminal they were typed at: one that tries many people's stops (A41).
create table counter.wrong_passcode (
  terminal_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  primary key (terminal_id, id)
);
create index wrong_passcode_age on counter.wrong_passcode (at);
