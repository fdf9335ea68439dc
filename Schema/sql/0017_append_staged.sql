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
    CREATE TEMPORARY TABLE staged (
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
        CONSTRAINT event CHECK ({schema}.event_fault(type, dataversion, mission, salt, data) IS NULL),
        CONSTRAINT command CHECK ({schema}.command_fault(
            command_id, digest, actor, authtype, authid, "time", correlation_id, causation_id, result) IS NULL)
    ) ON COMMIT DROP;
    PERFORM {schema}.let_caller_fill('pg_temp.staged');
END $$;

-- Refuses a table of that name that `stage` didn't make.
CREATE FUNCTION {schema}.check_staged(name text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_class c
        WHERE c.relname = name AND c.relnamespace = pg_my_temp_schema() AND c.relkind = 'r'
            AND pg_get_userbyid(c.relowner) = current_user)
    THEN
        RAISE EXCEPTION 'nothing is staged in this transaction' USING ERRCODE = 'DB005';
    END IF;
END $$;

-- Counts what is staged from 1, in its order.
CREATE FUNCTION {schema}.number_staged() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT min(s.n) = 1 AND max(s.n) = count(*) FROM pg_temp.staged s) THEN
        RETURN;
    END IF;
    UPDATE pg_temp.staged s SET n = q.ordinal
        FROM (SELECT i.ctid AS place, row_number() OVER (ORDER BY i.n) AS ordinal FROM pg_temp.staged i) q
        WHERE s.ctid = q.place;
END $$;

-- As `append` for what is staged, in the order of `n`: `index` and `count` say which event of its command a row is. A
-- row bears what is expected of its stream just before it. Commands that are known are passed over, so an interrupted
-- import is simply sent again. Errors: DB004 a command id stands for another command, DB006 a stream isn't at the
-- expected revision, DB007 a command's rows aren't whole.
CREATE FUNCTION {schema}.append_staged(sent_at timestamptz) RETURNS TABLE (
    appended bigint, repeated bigint, first_position bigint, last_position bigint
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' SET work_mem = '64MB'
-- Rows are looked up in tables that may be large: the plan must say so even while they are empty.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_mergejoin = off SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    v_head bigint;
    v_now timestamptz;
    v_stamp text;
    v_source text;
    v_reused uuid;
    v_refused text;
    v_broken uuid;
BEGIN
    v_now := {schema}.enter_log(sent_at);
    PERFORM {schema}.check_staged('staged');
    SELECT coalesce(h.position, 0), greatest(v_now, h.recorded_at), o.source INTO v_head, v_now, v_source
        FROM {schema}.organisation o
        LEFT JOIN (SELECT e.position, e.recorded_at FROM {schema}.events e ORDER BY e.position DESC LIMIT 1) h ON true;
    v_stamp := {schema}.instant(v_now);
    repeated := 0;

    -- That none is known is what is hoped for, and what the index of the commands finds out by itself. In its order,
    -- neighbours in the index come one after the other.
    LOOP
        PERFORM {schema}.number_staged();
        BEGIN
            INSERT INTO {schema}.commands (command_id, actor, digest, first_position, last_position, result)
            SELECT s.command_id, s.actor, s.digest, v_head + s.n, v_head + s.n + s.count - 1, s.result
                FROM pg_temp.staged s WHERE s.index = 0 ORDER BY s.command_id;
            EXIT;
        EXCEPTION WHEN unique_violation THEN
            SELECT s.command_id INTO v_reused FROM pg_temp.staged s
                WHERE (SELECT k.digest FROM {schema}.commands k WHERE k.command_id = s.command_id) <> s.digest LIMIT 1;
            IF v_reused IS NOT NULL THEN
                RAISE EXCEPTION 'command id % stands for another command', v_reused USING ERRCODE = 'DB004';
            END IF;
            DELETE FROM pg_temp.staged s
                WHERE (SELECT true FROM {schema}.commands k WHERE k.command_id = s.command_id);
            IF NOT FOUND THEN
                RAISE EXCEPTION 'a command stands twice in what is staged' USING ERRCODE = 'DB007';
            END IF;
            GET DIAGNOSTICS repeated = ROW_COUNT;
        END;
    END LOOP;

    IF EXISTS (SELECT FROM pg_temp.staged s WHERE s.index <> 0 OR s.count <> 1) THEN
        SELECT q.command_id INTO v_broken
            FROM (SELECT s.command_id, s.index, s.count, lead(s.index, 1, 0) OVER w AS index_after,
                (lag(s.command_id) OVER w, lag(s.index) OVER w + 1, lag(s.count) OVER w, lag(s.digest) OVER w,
                    lag(s.actor) OVER w) = (s.command_id, s.index, s.count, s.digest, s.actor) AS goes_on
                FROM pg_temp.staged s WINDOW w AS (ORDER BY s.n)) q
            WHERE CASE WHEN q.index = 0 THEN true ELSE q.goes_on END IS NOT TRUE
                OR (q.index = q.count - 1) <> (q.index_after = 0)
            LIMIT 1;
        IF v_broken IS NOT NULL THEN
            RAISE EXCEPTION 'the rows of command % are not whole and together', v_broken USING ERRCODE = 'DB007';
        END IF;
    END IF;

    -- A stream is looked up at its first row. What is wide stays where it is until it is written.
    WITH ordered AS (
        SELECT s.n, s.stream, s.expected, row_number() OVER w AS ordinal,
                CASE WHEN lag(s.n) OVER w IS NULL THEN coalesce(
                    (SELECT t.revision FROM {schema}.streams t WHERE t.stream = s.stream), -1) END AS revision
            FROM pg_temp.staged s WINDOW w AS (PARTITION BY s.stream ORDER BY s.n)
    ), placed AS MATERIALIZED (
        SELECT o.n, o.stream, o.expected,
                (max(o.revision) OVER (PARTITION BY o.stream ORDER BY o.n) + o.ordinal)::integer AS revision
            FROM ordered o
    ), recorded AS (
        INSERT INTO {schema}.events
        SELECT d.position, v_now, d.stream, d.revision, d.type, d.mission, d.actor, d.command_id,
                d.digest, sha256(decode('00', 'hex') || d.digest), d.record
            FROM (SELECT w.*, sha256(convert_to(w.record, 'UTF8')) AS digest
            FROM (SELECT v_head + s.n AS position, s.stream, p.revision, s.type, s.mission, s.actor, s.command_id,
                {schema}.record(v_head + s.n, v_stamp, p.revision, {schema}.authored(
                    {schema}.event_id(s.command_id, s.index), v_source, s.type, s.dataversion, s.stream, s."time",
                    s.actor, s.authtype, s.authid, s.onbehalfof, s.mission, s.command_id, s.correlation_id,
                    s.causation_id, s.salt, s.data)) AS record
            FROM pg_temp.staged s JOIN placed p ON p.n = s.n OFFSET 0) AS w OFFSET 0) AS d
    ), met AS (
        SELECT p.stream, split_part(p.stream, '/', 1) AS category, min(p.revision) = 0 AS is_new,
                max(p.revision) AS revision, v_head + min(p.n) AS first_position, v_head + max(p.n) AS last_position
            FROM placed p GROUP BY p.stream
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
    )
    SELECT count(*), v_head + min(p.n), v_head + max(p.n), (array_agg(p.stream) FILTER (WHERE NOT CASE p.expected
            WHEN -3 THEN true WHEN -2 THEN p.revision > 0 ELSE p.revision - 1 = p.expected END))[1]
        INTO appended, first_position, last_position, v_refused FROM placed p;
    IF v_refused IS NOT NULL THEN
        RAISE EXCEPTION 'stream % is not at the expected revision', v_refused USING ERRCODE = 'DB006';
    END IF;
    RETURN NEXT;
END $$;
