-- How a message reaches the telephone: as a text, or read out in a call.
alter table messages.message add column means text not null default 'text' check (means in ('text', 'voice'));
