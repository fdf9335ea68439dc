-- Whoever appends holds this table in EXCLUSIVE mode until its commit. A lock on a table of the owner's can be taken
-- only by the functions that append; an advisory lock could be held by anybody who can connect.
CREATE TABLE {schema}.log_lock ();
