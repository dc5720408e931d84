-- What a person was told. Words are made from the kind when read; nothing personal is kept here.
create table notices.notice (
  person_id uuid not null,
  id uuid not null,
  kind text not null,
  about_th text,
  about_en text,
  at timestamptz not null,
  read_at timestamptz,
  primary key (person_id, id)
);
create index notice_time on notices.notice (person_id, at desc);

-- What still has to be sent to the phone; the row goes when the network took it or a day has passed.
create table notices.outgoing (
  person_id uuid not null,
  notice_id uuid not null,
  tries integer not null default 0,
  next_try_at timestamptz not null,
  give_up_at timestamptz not null,
  primary key (person_id, notice_id)
);
create index outgoing_due on notices.outgoing (next_try_at);
