-- Parts of this very system sign people in by the same decision, without a wire between.
alter table federation.sign_in_request drop constraint sign_in_request_dialect_check;
alter table federation.sign_in_request add constraint sign_in_request_dialect_check check (dialect in ('thaid', 'oidc', 'dga', 'own'));
alter table federation.token_family drop constraint token_family_dialect_check;
alter table federation.token_family add constraint token_family_dialect_check check (dialect in ('thaid', 'dga', 'own'));
