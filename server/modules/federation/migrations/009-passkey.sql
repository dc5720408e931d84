-- A person may say yes with a passkey in the browser that began, and a client may insist on it (phishing-resistant, `phr`).
alter table federation.sign_in_request drop constraint sign_in_request_method_check;
alter table federation.sign_in_request add constraint sign_in_request_method_check check (method in ('phone', 'passkey', 'sandboxForm'));
alter table federation.sign_in_request add column needs_passkey boolean not null default false;
