-- A log moves: the lines of another are loaded into an empty one, stamps as they are. `stage_log`, then COPY into
-- `pg_temp.staged_log` and `restore_staged` for each part, all in one transaction; the log is then marked restored for
-- ever. A redacted event comes without a record and with its digest. Each record is written anew from its parts and
-- must be the same to the byte.
CREATE FUNCTION {schema}.stage_log() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    CREATE TEMPORARY TABLE staged_log (
        position bigint NOT NULL,
        recorded_at timestamptz NOT NULL,
        stream text COLLATE "C" NOT NULL,
        revision integer NOT NULL,
        type text NOT NULL,
        mission text,
        actor uuid NOT NULL,
        command_id uuid NOT NULL,
        id uuid,
        source text,
        dataversion integer,
        "time" timestamptz,
        authtype text,
        authid text,
        onbehalfof uuid,
        correlation_id uuid,
        causation_id text,
        salt bytea,
        data text,
        digest bytea NOT NULL,
        record text
    ) ON COMMIT DROP;
    PERFORM {schema}.let_caller_fill('pg_temp.staged_log');
END $$;

-- Errors: DB009 the log is not empty, DB010 a line isn't what its place asks for (the position is named).
CREATE FUNCTION {schema}.restore_staged(restored_from text, restored_by text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' SET work_mem = '64MB'
-- Each row is looked up in tables that may be large: the plan must say so even while they are empty.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off
SET enable_mergejoin = off SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    v_head bigint;
    v_at timestamptz;
    v_bad record;
BEGIN
    PERFORM {schema}.enter_log(clock_timestamp());
    PERFORM {schema}.check_staged('staged_log');
    SELECT coalesce(h.position, 0), h.recorded_at INTO v_head, v_at FROM {schema}.organisation o
        LEFT JOIN (SELECT e.position, e.recorded_at FROM {schema}.events e ORDER BY e.position DESC LIMIT 1) h ON true;
    UPDATE {schema}.organisation o SET restored_from = $1, restored_by = $2, restored_at = transaction_timestamp()
        WHERE v_head = 0 OR o.restored_at = transaction_timestamp();
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the log holds % events: a log is restored into an empty one', v_head USING ERRCODE = 'DB009';
    END IF;

    SELECT q.position, q.fault INTO v_bad FROM (
        SELECT s.position, CASE
                WHEN s.position <> v_head + s.ordinal THEN format('position %s was due', v_head + s.ordinal)
                WHEN s.revision <> coalesce(t.revision, -1) + s.stream_ordinal
                    THEN format('revision %s of %s was due', coalesce(t.revision, -1) + s.stream_ordinal, s.stream)
                WHEN s.command_before IS DISTINCT FROM s.command_id
                    AND (s.position > s.command_start OR k.last_position <> s.position - 1)
                    THEN 'its command''s events do not stand together'
                WHEN s.recorded_at < s.recorded_before THEN 'it was recorded before the event before it'
                WHEN s.record IS NULL AND octet_length(s.digest) = 32 THEN NULL
                WHEN s.fault IS NOT NULL THEN s.fault
                WHEN s.record IS DISTINCT FROM {schema}.record(
                    s.position, {schema}.instant(s.recorded_at), s.revision, {schema}.authored(
                    s.id, s.source, s.type, s.dataversion, s.stream, s."time", s.actor, s.authtype, s.authid,
                    s.onbehalfof, s.mission, s.command_id, s.correlation_id, s.causation_id, s.salt, s.data))
                    THEN 'its record is not in its one form'
                WHEN s.digest <> sha256(convert_to(s.record, 'UTF8')) THEN 'its digest is another'
                WHEN s.id <> {schema}.event_id(s.command_id,
                    (s.position - coalesce(k.first_position, s.command_start))::integer)
                    THEN 'its id does not follow from its command'
            END AS fault
            FROM (SELECT l.*, row_number() OVER (ORDER BY l.position) AS ordinal,
                row_number() OVER (PARTITION BY l.stream ORDER BY l.position) AS stream_ordinal,
                min(l.position) OVER (PARTITION BY l.command_id) AS command_start,
                lag(l.recorded_at, 1, v_at) OVER (ORDER BY l.position) AS recorded_before,
                lag(l.command_id) OVER (ORDER BY l.position) AS command_before,
                CASE WHEN l.record IS NOT NULL THEN coalesce(
                    {schema}.command_fault(l.command_id, l.digest, l.actor, l.authtype, l.authid, l."time",
                        l.correlation_id, l.causation_id, NULL),
                    {schema}.event_fault(l.type, l.dataversion, l.mission, l.salt, l.data)) END AS fault
            FROM pg_temp.staged_log l) s LEFT JOIN {schema}.streams t ON t.stream = s.stream
            LEFT JOIN {schema}.commands k ON k.command_id = s.command_id) q
        WHERE q.fault IS NOT NULL ORDER BY q.position LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'position % cannot be restored: %', v_bad.position, v_bad.fault USING ERRCODE = 'DB010';
    END IF;

    PERFORM {schema}.ensure_partitions((SELECT count(*) FROM pg_temp.staged_log));
    INSERT INTO {schema}.events
    SELECT l.position, l.recorded_at, l.stream, l.revision, l.type, l.mission, l.actor, l.command_id,
            l.digest, sha256(decode('00', 'hex') || l.digest), l.record
        FROM pg_temp.staged_log l ORDER BY l.position;

    -- Anybody can record an `event.redacted`; it is a redaction where the record is gone.
    INSERT INTO {schema}.redactions (position, redacted_by)
    SELECT e.position, d.position
        FROM (SELECT l.position, l.record::jsonb -> 'data' ->> 'position' AS said FROM pg_temp.staged_log l
            WHERE l.type = 'event.redacted' AND l.record IS NOT NULL) d
        JOIN {schema}.events e ON e.position = CASE WHEN d.said ~ '^[1-9][0-9]{0,17}$' THEN d.said::bigint END
            AND e.position < d.position AND e.record IS NULL
        ORDER BY d.position
    ON CONFLICT DO NOTHING;

    INSERT INTO {schema}.streams AS t (stream, category, number, revision, first_position, last_position)
    SELECT m.stream, m.category,
            coalesce((SELECT max(x.number) FROM {schema}.streams x WHERE x.category = m.category), 0)
            + row_number() OVER (PARTITION BY m.category, m.is_new ORDER BY m.first_position),
            m.revision, m.first_position, m.last_position
        FROM (SELECT l.stream, split_part(l.stream, '/', 1) AS category, min(l.revision) = 0 AS is_new,
            max(l.revision) AS revision, min(l.position) AS first_position, max(l.position) AS last_position
            FROM pg_temp.staged_log l GROUP BY l.stream) m
    ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision, last_position = excluded.last_position;

    INSERT INTO {schema}.commands AS k (command_id, actor, first_position, last_position)
    SELECT l.command_id, (array_agg(l.actor))[1], min(l.position), max(l.position)
        FROM pg_temp.staged_log l GROUP BY l.command_id
    ON CONFLICT (command_id) DO UPDATE SET last_position = excluded.last_position;

    TRUNCATE pg_temp.staged_log;
    RETURN (SELECT e.position FROM {schema}.events e ORDER BY e.position DESC LIMIT 1);
END $$;
