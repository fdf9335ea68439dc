-- Whether an array is a list of so many, counted from 1: in any other, what is checked would not be what is recorded.
CREATE FUNCTION {schema}.is_list(list anyarray, count integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT cardinality(list) = count AND (count = 0 OR array_ndims(list) = 1 AND array_lower(list, 1) = 1)';

-- The only way into the log: a batch of requests, each answered for itself, in order; a later one sees the effects of
-- an earlier one.
--
-- `streams` names each stream of the batch once; events and expectations refer to it by its place there. Events and
-- expectations lie request by request. An expectation is a revision from 0, or -1 absent, -2 exists, -3 any.
--
-- Outcomes: `appended`; `repeated` (the first answer to this command id); `reused` (the id stands for another command);
-- `conflict` (stream, what was expected, what is: -1 where absent); `invalid` (detail). Answers bear the request's
-- place in the batch. Of an appended request the revisions and numbers are given, event by event; of a repeated one its
-- streams too.
--
-- Errors refuse the whole batch: DB002 the isolation is not READ COMMITTED, DB003 the caller's clock is more than five
-- minutes off, DB011 the arrays don't fit one another.
--
-- What needs nothing of the log is done before the lock, while another batch may hold it: the grammar and the author's
-- part of each record. Each statement costs a lone event as much to set up as to run: hence few of them, and loops of
-- plain expressions.
CREATE FUNCTION {schema}.append(
    sent_at timestamptz, streams text[],
    command_ids uuid[], digests bytea[], actors uuid[], authtypes text[], authids text[], onbehalfofs uuid[],
    times timestamptz[], correlation_ids uuid[], causation_ids text[], results text[], event_counts integer[],
    expectation_requests integer[], expectation_streams integer[], expectations bigint[],
    event_streams integer[], types text[], dataversions integer[], missions text[], salts bytea[], data text[]
) RETURNS TABLE (
    request integer, outcome text, first_position bigint, last_position bigint, recorded_at timestamptz,
    event_stream text[], revisions integer[], numbers bigint[], result text,
    conflict_stream text, expected bigint, actual bigint, detail text
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s'
-- The plans must be those of a large log from the first call on, and not be made again for each.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off
SET enable_mergejoin = off SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    request_count constant integer := cardinality(command_ids);
    expectation_count constant integer := cardinality(expectations);
    event_count constant integer := cardinality(data);
    v_head bigint;
    v_now timestamptz;
    v_stamp text;
    v_source constant text := (SELECT o.source FROM {schema}.organisation o);
    -- by event
    v_authored text[] := '{}';
    -- by stream
    v_revision integer[];
    v_number bigint[];
    v_first bigint[] := '{}';
    v_last bigint[];
    -- by category met here
    v_category text[] := '{}';
    v_category_number bigint[];
    -- by request
    v_fault text[] := '{}';
    v_accepted integer[] := '{}';
    v_start integer[];
    v_from bigint[];
    v_to bigint[];
    v_repeated integer[] := '{}';
    -- by event recorded here
    v_event_revision integer[];
    v_event_number bigint[];
    known uuid[];
    n integer := 0;
    e integer := 0;
    x integer := 1;
    s integer;
    c integer;
    wanted bigint;
BEGIN
    IF ({schema}.is_list(streams, cardinality(streams))
        AND (SELECT count(DISTINCT s) = count(s) FROM unnest(streams) s)
        AND {schema}.is_list(command_ids, request_count) AND {schema}.is_list(digests, request_count)
        AND {schema}.is_list(actors, request_count) AND {schema}.is_list(authtypes, request_count)
        AND {schema}.is_list(authids, request_count) AND {schema}.is_list(onbehalfofs, request_count)
        AND {schema}.is_list(times, request_count) AND {schema}.is_list(correlation_ids, request_count)
        AND {schema}.is_list(causation_ids, request_count) AND {schema}.is_list(results, request_count)
        AND {schema}.is_list(event_counts, request_count)
        AND {schema}.is_list(expectation_requests, expectation_count)
        AND {schema}.is_list(expectation_streams, expectation_count)
        AND {schema}.is_list(expectations, expectation_count)
        AND {schema}.is_list(event_streams, event_count) AND {schema}.is_list(types, event_count)
        AND {schema}.is_list(dataversions, event_count) AND {schema}.is_list(missions, event_count)
        AND {schema}.is_list(salts, event_count) AND {schema}.is_list(data, event_count)
        AND 0 <= ALL (event_counts)) IS NOT TRUE
    THEN
        RAISE EXCEPTION 'the arrays of the batch do not fit one another' USING ERRCODE = 'DB011';
    END IF;
    FOR r IN 1 .. request_count LOOP
        IF event_counts[r] > event_count - e THEN
            RAISE EXCEPTION 'the arrays of the batch do not lie request by request' USING ERRCODE = 'DB011';
        END IF;
        v_fault[r] := {schema}.command_fault(command_ids[r], digests[r], actors[r], authtypes[r], authids[r], times[r],
            correlation_ids[r], causation_ids[r], results[r]);
        FOR i IN 1 .. event_counts[r] LOOP
            e := e + 1;
            v_fault[r] := coalesce(v_fault[r],
                {schema}.event_fault(types[e], dataversions[e], missions[e], salts[e], data[e]));
            v_authored[e] := {schema}.authored({schema}.event_id(command_ids[r], i - 1), v_source, types[e],
                dataversions[e], streams[event_streams[e]], times[r], actors[r], authtypes[r], authids[r],
                onbehalfofs[r], missions[e], command_ids[r], correlation_ids[r], causation_ids[r], salts[e], data[e]);
        END LOOP;
    END LOOP;
    e := 0;

    v_now := {schema}.enter_log(sent_at);
    SELECT coalesce(h.position, 0), greatest(v_now, h.recorded_at),
            array(SELECT k.command_id FROM {schema}.commands k WHERE k.command_id = ANY (command_ids))
        INTO v_head, v_now, known
        FROM (SELECT) AS always
        LEFT JOIN (SELECT p.position, p.recorded_at FROM {schema}.events p ORDER BY p.position DESC LIMIT 1) h ON true;
    SELECT array_agg(q.revision), array_agg(q.number) INTO v_revision, v_number
        FROM (SELECT coalesce(t.revision, -1) AS revision, t.number
            FROM generate_series(1, cardinality(streams)) i LEFT JOIN {schema}.streams t ON t.stream = streams[i]
            ORDER BY i) q;
    v_stamp := {schema}.instant(v_now);

    <<requests>>
    FOR r IN 1 .. request_count LOOP
        request := r;
        IF command_ids[r] = ANY (known) THEN
            -- Its first answer is read below, when all of this batch is recorded.
            v_repeated := v_repeated || r;
            WHILE expectation_requests[x] = r LOOP x := x + 1; END LOOP;
            e := e + event_counts[r];
            CONTINUE requests;
        END IF;

        outcome := 'appended';
        WHILE expectation_requests[x] = r LOOP
            s := expectation_streams[x];
            wanted := expectations[x];
            IF outcome = 'appended'
                AND (wanted = -3 OR wanted = -2 AND v_revision[s] >= 0 OR v_revision[s] = wanted) IS NOT TRUE
            THEN
                outcome := 'conflict';
                conflict_stream := streams[s];
                expected := wanted;
                actual := v_revision[s];
            END IF;
            x := x + 1;
        END LOOP;
        IF outcome = 'appended' AND v_fault[r] IS NOT NULL THEN
            outcome := 'invalid';
            detail := v_fault[r];
        END IF;

        IF outcome = 'appended' THEN
            known := known || command_ids[r];
            v_accepted := v_accepted || r;
            v_start[r] := e;
            result := results[r];
            IF event_counts[r] > 0 THEN
                recorded_at := v_now;
                first_position := v_head + n + 1;
                last_position := v_head + n + event_counts[r];
                v_from[r] := first_position;
                v_to[r] := last_position;
            END IF;
            FOR i IN e + 1 .. e + event_counts[r] LOOP
                n := n + 1;
                s := event_streams[i];
                IF v_revision[s] < 0 THEN
                    c := array_position(v_category, split_part(streams[s], '/', 1));
                    IF c IS NULL THEN
                        v_category := v_category || split_part(streams[s], '/', 1);
                        c := cardinality(v_category);
                        v_category_number[c] := coalesce((SELECT t.number FROM {schema}.streams t
                            WHERE t.category = v_category[c] ORDER BY t.number DESC LIMIT 1), 0);
                    END IF;
                    v_category_number[c] := v_category_number[c] + 1;
                    v_number[s] := v_category_number[c];
                    v_first[s] := v_head + n;
                END IF;
                v_revision[s] := v_revision[s] + 1;
                v_last[s] := v_head + n;
                v_event_revision[n] := v_revision[s];
                v_event_number[n] := v_number[s];
            END LOOP;
            revisions := v_event_revision[n - event_counts[r] + 1 : n];
            numbers := v_event_number[n - event_counts[r] + 1 : n];
        END IF;
        e := e + event_counts[r];
        RETURN NEXT;
        first_position := NULL;
        last_position := NULL;
        recorded_at := NULL;
        revisions := NULL;
        numbers := NULL;
        result := NULL;
        conflict_stream := NULL;
        expected := NULL;
        actual := NULL;
        detail := NULL;
    END LOOP;
    IF x <= expectation_count OR e <> event_count THEN
        RAISE EXCEPTION 'the arrays of the batch do not lie request by request' USING ERRCODE = 'DB011';
    END IF;

    IF n > 0 THEN
        INSERT INTO {schema}.events
        SELECT d.position, v_now, d.stream, d.revision, d.type, d.mission, d.actor, d.command_id,
                d.digest, sha256(decode('00', 'hex') || d.digest), d.record
            FROM (SELECT w.*, sha256(convert_to(w.record, 'UTF8')) AS digest
            FROM (SELECT p.position, streams[event_streams[p.e]] AS stream, p.revision,
                types[p.e] AS type, missions[p.e] AS mission, actors[p.r] AS actor, command_ids[p.r] AS command_id,
                {schema}.record(p.position, v_stamp, p.revision, v_authored[p.e]) AS record
            FROM (SELECT r, v_start[r] + i AS e, v_from[r] + i - 1 AS position,
                v_event_revision[v_from[r] + i - 1 - v_head] AS revision
            FROM unnest(v_accepted) r, generate_series(1, event_counts[r]) i) p
            OFFSET 0) AS w OFFSET 0) AS d;

        IF v_first <> '{}' THEN
            INSERT INTO {schema}.streams (stream, category, number, revision, first_position, last_position)
            SELECT streams[i], split_part(streams[i], '/', 1), v_number[i], v_revision[i], v_first[i], v_last[i]
                FROM generate_subscripts(v_first, 1) i WHERE v_first[i] IS NOT NULL;
        END IF;
        UPDATE {schema}.streams t SET revision = v_revision[i], last_position = v_last[i]
            FROM generate_subscripts(v_last, 1) i
            WHERE t.stream = streams[i] AND v_last[i] IS NOT NULL AND v_first[i] IS NULL;
    END IF;
    INSERT INTO {schema}.commands (command_id, actor, digest, first_position, last_position, result)
    SELECT command_ids[r], actors[r], digests[r], v_from[r], v_to[r], results[r] FROM unnest(v_accepted) r;

    IF v_repeated <> '{}' THEN
        RETURN QUERY
        SELECT r, CASE WHEN a.same THEN 'repeated' ELSE 'reused' END, a.first_position, a.last_position, a.recorded_at,
                a.event_stream, a.revisions, a.numbers, a.result, NULL::text, NULL::bigint, NULL::bigint, NULL::text
            FROM unnest(v_repeated) r CROSS JOIN LATERAL {schema}.answer(command_ids[r], digests[r]) a;
    END IF;
END $$;
