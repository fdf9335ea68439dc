-- What every function that appends does before it reads the log: hold the lock until the commit, then see that what
-- follows is sound. Gives the time then. The lock is a statement of its own that reads nothing, so that each later
-- statement sees all that was committed before the lock was granted. Its callers fix the search path and bound the wait
-- for the lock.
CREATE FUNCTION {schema}.enter_log(sent_at timestamptz) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
    -- Until the commit nobody else appends: a caller that went away must not keep the lock.
    idle_timeout constant text := set_config('idle_in_transaction_session_timeout', '60s', true);
    apart double precision;
BEGIN
    LOCK TABLE {schema}.log_lock IN EXCLUSIVE MODE;
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'the log is written in READ COMMITTED only' USING ERRCODE = 'DB002';
    END IF;
    apart := extract(epoch FROM sent_at - clock_timestamp());
    IF abs(apart) > 300 OR apart IS NULL THEN
        RAISE EXCEPTION 'the caller''s clock is % s from the server''s', round(apart) USING ERRCODE = 'DB003',
            HINT = 'Set both clocks by the same source, then send the command again.';
    END IF;
    RETURN clock_timestamp();
END $$;
