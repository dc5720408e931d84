-- A third dialect, and which one a sign-in's tokens belong to: what one gave is not told in the words of another.
alter table federation.sign_in_request drop constraint sign_in_request_dialect_check;
alter table federation.sign_in_request add constraint sign_in_request_dialect_check check (dialect in ('thaid', 'oidc', 'dga'));
alter table federation.token_family add column dialect text not null default 'thaid' check (dialect in ('thaid', 'dga'));
