-- A request may also let a device in that has no keyboard (RFC 8628); `message` is then the code that the device shows.
alter table federation.sign_in_request drop constraint sign_in_request_channel_check;
alter table federation.sign_in_request add constraint sign_in_request_channel_check check (channel in ('browser', 'desk', 'device'));
