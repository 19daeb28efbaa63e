-- Who has access is asked for by account and person: however many had it, each
-- record of one of them costs the same.
CREATE INDEX access_by_person ON access (account, person);
