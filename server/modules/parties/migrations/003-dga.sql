-- DGA Digital ID's clients send their secret after seven rounds of a digest; a keyed hash of that form, for clients registered from now on.
alter table parties.client add column dga_secret_hash bytea;
