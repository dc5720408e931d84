-- Each phone has a passcode of its own: a forgotten one is set anew on that phone, the others keep theirs.
alter table authenticators.device
  add column passcode_hash text,
  -- Another phone lives: this one waits until then, or until that one says yes (A46).
  add column usable_at timestamptz,
  -- What the proofing earned, kept until the phone may be used.
  add column earned jsonb,
  add column last_used_at timestamptz,
  drop constraint device_status_check,
  add constraint device_status_check check (status in ('waiting', 'active', 'locked', 'revoked'));
update authenticators.device d set passcode_hash = p.hash
  from authenticators.passcode p where p.person_id = d.person_id and d.status <> 'revoked';
drop table authenticators.passcode;

alter table authenticators.account
  add column frozen_at timestamptz,
  drop constraint account_status_check,
  add constraint account_status_check check (status in ('active', 'frozen', 'closed'));

-- A passkey (WebAuthn): the second way in. Only its public half is here.
create table authenticators.passkey (
  person_id uuid not null,
  id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  sign_count bigint not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (person_id, id)
);
-- From a credential to its person, who is not known before (discoverable credentials).
create table authenticators.passkey_credential (
  credential_id text primary key,
  person_id uuid not null,
  passkey_id uuid not null
);
-- What an authenticator was asked to sign: by this browser, once, for five minutes.
create table authenticators.passkey_challenge (
  challenge text primary key,
  key_thumbprint text not null,
  expires_at timestamptz not null
);
create index passkey_challenge_expiry on authenticators.passkey_challenge (expires_at);

alter table authenticators.session
  alter column device_id drop not null,
  add column passkey_id uuid,
  add constraint session_of_one check ((device_id is null) <> (passkey_id is null));
