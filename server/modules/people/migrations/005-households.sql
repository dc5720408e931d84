-- A house may be the central register of a district, where names stand that belong to no house (Civil Registration Act s. 33).
alter table people.house add column kind text not null default 'house' check (kind in ('house', 'central'));

-- Who is head changes with the years; `role` says how somebody came to the house, and stays.
alter table people.membership add column is_head boolean not null default false;
update people.membership set is_head = true where role = 'head';
