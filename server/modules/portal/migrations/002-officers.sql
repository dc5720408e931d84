-- An invitation may also be for an officer, who may look into the register for the organisation and changes nothing here.
alter table portal.invitation add column role text not null default 'developer' check (role in ('developer', 'officer'));
