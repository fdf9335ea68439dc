-- Makes the next partition when less than a quarter of the last one is left. The new table is filled with its rules
-- first and attached last: ATTACH waits for nobody who reads, where CREATE … PARTITION OF would queue every reader
-- behind a pg_dump. Gives the position from which it wants to be called again.
-- `wanted` events more than the head, 10,000 at most, have room in any case.
CREATE FUNCTION {schema}.ensure_partitions(wanted bigint DEFAULT 0) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    width bigint;
    head bigint;
    upper_bound bigint;
    partition text;
BEGIN
    -- Two processes that come at once: the second waits here, then finds nothing left to do.
    LOCK TABLE {schema}.organisation IN SHARE ROW EXCLUSIVE MODE;
    SELECT o.partition_rows INTO STRICT width FROM {schema}.organisation o;
    SELECT coalesce((SELECT e.position FROM {schema}.events e ORDER BY e.position DESC LIMIT 1), 0) INTO head;
    SELECT coalesce(max(substring(c.relname FROM 'events_([0-9]+)$')::bigint + width), 1) INTO upper_bound
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '{schema}.events'::regclass;
    WHILE head + greatest(width / 4, least(wanted, 10000)) >= upper_bound - 1 LOOP
        partition := format('%s.events_%s', '{schema}', upper_bound);
        EXECUTE format('CREATE TABLE %s (LIKE {schema}.events INCLUDING ALL,
            CONSTRAINT bounds CHECK (position >= %s AND position < %s))', partition, upper_bound, upper_bound + width);
        EXECUTE format('ALTER TABLE {schema}.events ATTACH PARTITION %s FOR VALUES FROM (%s) TO (%s)',
            partition, upper_bound, upper_bound + width);
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT bounds', partition);
        CALL {schema}.guard(partition::regclass);
        upper_bound := upper_bound + width;
    END LOOP;
    RETURN upper_bound - 1 - width / 4;
END $$;
