-- A house is read with those who died or left: their papers tell of them.
drop index people.membership_house;
create index membership_house on people.membership (house_code);

-- What was put right in a paper of the register, by which law and by whose word. The paper as it was stays what it was.
create table people.paper_correction (
  person_id uuid not null,
  id uuid not null,
  paper_id text not null,
  changes_sealed bytea not null,
  legal_basis text not null,
  proposed_by uuid not null,
  agreed_by uuid not null,
  corrected_at timestamptz not null,
  primary key (person_id, id)
);
