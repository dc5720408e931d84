-- Nobody's entry ends against their silence or their will before they knew the facts and could answer them
-- (Administrative Procedure Act B.E. 2539 s. 30), and not without reasons (s. 37).
alter table households.house_case
  add hearing_by uuid,
  add hearing_at timestamptz,
  -- What the registrar found and means to do, as those who are heard read it.
  add facts_sealed bytea,
  add reasons_sealed bytea;

alter table households.case_person
  drop constraint case_person_part_check,
  -- `lives`: whose name stands in a house that is to end.
  add constraint case_person_part_check
    check (part in ('owner', 'otherHead', 'newHead', 'goes', 'reported', 'lives')),
  add heard_sealed bytea,
  add heard_at timestamptz,
  -- The officer who wrote it down at the counter; none where it was sent from a phone.
  add heard_by uuid;
