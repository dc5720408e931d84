-- A mini-app speaks for itself: its session of the gateway names no officer, and opens nothing of the register.
alter table linkage.gateway_token alter column officer_id drop not null;
