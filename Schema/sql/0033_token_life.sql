-- A day of the calendar is 23 to 25 hours long, as the session's time zone has it: what one server took, another refused,
-- and with it the backup that the token stood in. Hours are the same everywhere; the one more is for tokens made before.
ALTER TABLE {schema}.tokens DROP CONSTRAINT tokens_check,
    ADD CONSTRAINT life CHECK (expires_at - created_at <= interval '2161 hours');
