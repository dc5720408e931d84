-- How a client may speak. The legacy dialect gives the raw citizen number and knows no PKCE: an operator allows it, client by client.
alter table parties.client add column dialects text[] not null default '{oidc}';
update parties.client set dialects = '{thaid}';
-- Metadata of the modern dialect, in the words of RFC 7591.
alter table parties.client add column oidc jsonb not null default '{}';
-- Anywhere in the world is more than a sandbox needs: its open client returns to this machine only.
alter table parties.client rename column accepts_any_redirect to accepts_any_loopback;
