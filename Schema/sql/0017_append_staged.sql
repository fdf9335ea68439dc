-- Lets whoever called, as whatever role, fill a temporary table of the owner's.
CREATE FUNCTION {schema}.let_caller_fill(target regclass) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('GRANT INSERT ON %s TO %I', target, session_user);
    IF current_setting('role') <> 'none' THEN
        EXECUTE format('GRANT INSERT ON %s TO %I', target, current_setting('role'));
    END IF;
END $$;

-- Bulk: `stage`, COPY into `pg_temp.staged`, `append_staged`, commit; all or nothing. What is wrong with a row shows at
-- the COPY, before anybody waits for the lock. The table is the owner's, so that nothing of the caller's (a view, a
-- trigger, a default) runs as the owner.
CREATE FUNCTION {schema}.stage() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE TEMPORARY TABLE staged (
        n bigint NOT NULL,
        index integer NOT NULL,
        count integer NOT NULL,
        command_id uuid NOT NULL,
        digest bytea NOT NULL,
        actor uuid NOT NULL,
        authtype text NOT NULL,
        authid text,
        onbehalfof uuid,
        "time" timestamptz NOT NULL,
        correlation_id uuid NOT NULL,
        causation_id text,
        result text,
        stream text COLLATE "C" NOT NULL,
        expected bigint NOT NULL,
        type text NOT NULL,
        dataversion integer NOT NULL,
        mission text,
        salt bytea NOT NULL,
        data text NOT NULL,
        authored text GENERATED ALWAYS AS ({schema}.authored({schema}.event_id(command_id, index), %L,
            type, dataversion, stream, "time", actor, authtype, authid, onbehalfof, mission,
            command_id, correlation_id, causation_id, salt, data)) STORED,
        CONSTRAINT event CHECK ({schema}.event_fault(type, dataversion, mission, salt, data) IS NULL),
        CONSTRAINT command CHECK ({schema}.command_fault(
            command_id, digest, actor, authtype, authid, "time", correlation_id, causation_id, result) IS NULL)
    ) ON COMMIT DROP', (SELECT o.source FROM {schema}.organisation o));
    PERFORM {schema}.let_caller_fill('pg_temp.staged');
END $$;

-- Refuses a table of that name that `stage` didn't make.
CREATE FUNCTION {schema}.check_staged(name text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_class c
        WHERE c.relname = name AND c.relnamespace = pg_my_temp_schema() AND c.relkind = 'r' AND pg_get_userbyid(c.relowner) = current_user)
    THEN
        RAISE EXCEPTION 'nothing is staged in this transaction' USING ERRCODE = 'DB005';
    END IF;
END $$;

-- As `append` for what is staged, in the order of `n`: `index` and `count` say which event of its command a row is. A
-- row bears what is expected of its stream just before it. Commands that are known are passed over, so an interrupted
-- import is simply sent again. Errors: DB004 a command id stands for another command, DB006 a stream isn't at the
-- expected revision, DB007 a command's rows aren't whole.
CREATE FUNCTION {schema}.append_staged(sent_at timestamptz) RETURNS TABLE (
    appended bigint, repeated bigint, first_position bigint, last_position bigint
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET work_mem = '64MB'
-- Each row is looked up in tables that may be large: the plan must say so even while they are empty.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off
SET enable_mergejoin = off SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    v_head bigint;
    v_now timestamptz;
    v_reused uuid;
    v_refused text;
    v_broken uuid;
BEGIN
    PERFORM {schema}.enter_log(sent_at);
    PERFORM {schema}.check_staged('staged');
    SELECT coalesce(h.position, 0), greatest(clock_timestamp(), h.recorded_at) INTO v_head, v_now
        FROM (SELECT) always
        LEFT JOIN (SELECT e.position, e.recorded_at FROM {schema}.events e ORDER BY e.position DESC LIMIT 1) h ON true;

    WITH ordered AS (
        SELECT s.*, row_number() OVER batch AS ordinal,
                row_number() OVER (PARTITION BY s.stream ORDER BY s.n) AS stream_ordinal,
                CASE WHEN s.index = 0 THEN true
                    ELSE lag(s.command_id) OVER batch = s.command_id AND lag(s.index) OVER batch = s.index - 1
                        AND lag(s.count) OVER batch = s.count AND lag(s.digest) OVER batch = s.digest
                        AND lag(s.actor) OVER batch = s.actor END
                    AND (s.index = s.count - 1) = (lead(s.index, 1, 0) OVER batch = 0) AS is_whole
            FROM pg_temp.staged s
            WHERE NOT EXISTS (SELECT FROM {schema}.commands k WHERE k.command_id = s.command_id)
            WINDOW batch AS (ORDER BY s.n)
    ), placed AS MATERIALIZED (
        SELECT o.*, v_head + o.ordinal AS position, split_part(o.stream, '/', 1) AS category,
                (coalesce(t.revision, -1) + o.stream_ordinal)::integer AS revision
            FROM ordered o LEFT JOIN {schema}.streams t ON t.stream = o.stream
    ), recorded AS (
        INSERT INTO {schema}.events
        SELECT d.position, v_now, d.stream, d.revision, d.type, d.mission, d.actor, d.command_id,
                d.digest, sha256('\x00'::bytea || d.digest), d.record
            FROM (SELECT w.*, sha256(convert_to(w.record, 'UTF8')) AS digest
            FROM (SELECT p.position, p.stream, p.revision, p.type, p.mission, p.actor, p.command_id,
                {schema}.record(p.position, v_now, p.revision, p.authored) AS record
            FROM placed p OFFSET 0) AS w OFFSET 0) AS d
    ), met AS (
        SELECT p.stream, p.category, min(p.revision) = 0 AS is_new, max(p.revision) AS revision,
                min(p.position) AS first_position, max(p.position) AS last_position
            FROM placed p GROUP BY p.stream, p.category
    ), highest AS MATERIALIZED (
        SELECT c.category,
                coalesce((SELECT max(t.number) FROM {schema}.streams t WHERE t.category = c.category), 0) AS number
            FROM (SELECT DISTINCT m.category FROM met m) c
    ), stood AS (
        INSERT INTO {schema}.streams AS t (stream, category, number, revision, first_position, last_position)
        SELECT m.stream, m.category,
                h.number + row_number() OVER (PARTITION BY m.category, m.is_new ORDER BY m.first_position),
                m.revision, m.first_position, m.last_position
            FROM met m JOIN highest h ON h.category = m.category
        ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision, last_position = excluded.last_position
    ), answered AS (
        INSERT INTO {schema}.commands (command_id, actor, digest, first_position, last_position, result)
        SELECT p.command_id, p.actor, p.digest, p.position, p.position + p.count - 1, p.result
            FROM placed p WHERE p.index = 0
    )
    SELECT count(*), min(p.position), max(p.position),
            (array_agg(p.stream) FILTER (WHERE NOT CASE p.expected
                WHEN -3 THEN true WHEN -2 THEN p.revision > 0 ELSE p.revision - 1 = p.expected END))[1],
            (array_agg(p.command_id) FILTER (WHERE p.is_whole IS NOT TRUE))[1]
        INTO appended, first_position, last_position, v_refused, v_broken FROM placed p;

    IF v_refused IS NOT NULL THEN
        RAISE EXCEPTION 'stream % is not at the expected revision', v_refused USING ERRCODE = 'DB006';
    ELSIF v_broken IS NOT NULL THEN
        RAISE EXCEPTION 'the rows of command % are not whole and together', v_broken USING ERRCODE = 'DB007';
    END IF;
    repeated := (SELECT count(*) FROM pg_temp.staged) - appended;
    IF repeated > 0 THEN
        SELECT s.command_id INTO v_reused FROM pg_temp.staged s JOIN {schema}.commands k ON k.command_id = s.command_id
            WHERE k.digest <> s.digest LIMIT 1;
        IF v_reused IS NOT NULL THEN
            RAISE EXCEPTION 'command id % stands for another command', v_reused USING ERRCODE = 'DB004';
        END IF;
    END IF;
    RETURN NEXT;
END $$;
