-- What the person is asked to approve beside who they are (RFC 9396), as it is shown.
alter table federation.sign_in_request add column matters jsonb;
