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
SET search_path = pg_catalog, pg_temp
-- The plans must be those of a large log from the first call on, and not be made again for each.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    request_count constant integer := cardinality(command_ids);
    expectation_count constant integer := cardinality(expectations);
    event_count constant integer := cardinality(data);
    v_head bigint;
    v_now timestamptz;
    v_source text;
    v_faults text[];
    v_any_fault boolean;
    -- by stream
    v_revision integer[];
    v_number bigint[];
    v_first bigint[];
    v_last bigint[];
    -- by category met here
    v_category text[] := '{}';
    v_category_number bigint[];
    -- by request
    v_known uuid[];
    v_outcome text[];
    v_from bigint[];
    v_to bigint[];
    v_refused_by integer[];
    v_actual bigint[];
    v_fault text[];
    v_accepted integer[];
    -- by event recorded here
    v_event integer[] := '{}';
    v_request integer[] := '{}';
    v_index integer[] := '{}';
    v_event_revision integer[] := '{}';
    v_event_number bigint[] := '{}';
    n integer := 0;
    e integer := 0;
    x integer := 1;
    s integer;
    c integer;
    earlier integer;
    met boolean;
BEGIN
    PERFORM {schema}.enter_log(sent_at);
    IF ({schema}.is_list(streams, cardinality(streams))
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

    SELECT coalesce(h.position, 0), greatest(clock_timestamp(), h.recorded_at), o.source,
            l.revisions, l.numbers,
            array(SELECT k.command_id FROM unnest(command_ids) u(id) JOIN {schema}.commands k ON k.command_id = u.id),
            array(SELECT {schema}.event_fault(types[i], dataversions[i], missions[i], salts[i], data[i])
                FROM generate_subscripts(event_streams, 1) i)
        INTO v_head, v_now, v_source, v_revision, v_number, v_known, v_faults
        FROM {schema}.organisation o
        CROSS JOIN (SELECT array_agg(coalesce(t.revision, -1) ORDER BY u.i) AS revisions,
                array_agg(t.number ORDER BY u.i) AS numbers
            FROM unnest(streams) WITH ORDINALITY u(stream, i) LEFT JOIN {schema}.streams t ON t.stream = u.stream) l
        LEFT JOIN (SELECT p.position, p.recorded_at FROM {schema}.events p ORDER BY p.position DESC LIMIT 1) h ON true;

    v_any_fault := array_remove(v_faults, NULL) <> '{}';

    <<requests>>
    FOR r IN 1 .. request_count LOOP
        e := e + coalesce(event_counts[r - 1], 0);
        earlier := v_accepted[array_position(command_ids, command_ids[r])];
        IF earlier IS NOT NULL OR command_ids[r] = ANY (v_known) THEN
            -- Its first answer is read below, when all of this batch is recorded.
            v_outcome[r] := 'repeated';
            WHILE expectation_requests[x] = r LOOP x := x + 1; END LOOP;
            CONTINUE requests;
        END IF;

        v_outcome[r] := 'appended';
        WHILE expectation_requests[x] = r LOOP
            s := expectation_streams[x];
            met := CASE expectations[x] WHEN -3 THEN true WHEN -2 THEN v_revision[s] >= 0
                ELSE v_revision[s] = expectations[x] END;
            IF met IS NOT TRUE AND v_outcome[r] = 'appended' THEN
                v_outcome[r] := 'conflict';
                v_refused_by[r] := x;
                v_actual[r] := v_revision[s];
            END IF;
            x := x + 1;
        END LOOP;
        CONTINUE requests WHEN v_outcome[r] <> 'appended';
        v_fault[r] := {schema}.command_fault(command_ids[r], digests[r], actors[r], authtypes[r], authids[r], times[r],
            correlation_ids[r], causation_ids[r], results[r]);
        IF v_fault[r] IS NULL AND v_any_fault THEN
            v_fault[r] := (SELECT f FROM unnest(v_faults[e + 1 : e + event_counts[r]]) f WHERE f IS NOT NULL LIMIT 1);
        END IF;
        IF v_fault[r] IS NOT NULL THEN
            v_outcome[r] := 'invalid';
            CONTINUE requests;
        END IF;

        v_accepted[array_position(command_ids, command_ids[r])] := r;
        IF event_counts[r] > 0 THEN
            v_from[r] := v_head + n + 1;
            v_to[r] := v_head + n + event_counts[r];
        END IF;
        FOR i IN 1 .. event_counts[r] LOOP
            n := n + 1;
            s := event_streams[e + i];
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
            v_event[n] := e + i;
            v_request[n] := r;
            v_index[n] := i - 1;
            v_event_revision[n] := v_revision[s];
            v_event_number[n] := v_number[s];
        END LOOP;
    END LOOP;
    IF x <= expectation_count OR e + coalesce(event_counts[request_count], 0) <> event_count THEN
        RAISE EXCEPTION 'the arrays of the batch do not lie request by request' USING ERRCODE = 'DB011';
    END IF;

    IF n > 0 THEN
        INSERT INTO {schema}.events
        SELECT d.position, v_now, d.stream, d.revision, d.type, d.mission, d.actor, d.command_id,
                d.digest, sha256('\x00'::bytea || d.digest), d.record
            FROM (SELECT w.*, sha256(convert_to(w.record, 'UTF8')) AS digest
            FROM (SELECT v_head + p.n AS position, streams[event_streams[p.e]] AS stream, p.revision,
                types[p.e] AS type, missions[p.e] AS mission, actors[p.r] AS actor, command_ids[p.r] AS command_id,
                {schema}.record(v_head + p.n, v_now, p.revision, {schema}.authored(
                    {schema}.event_id(command_ids[p.r], p.index), v_source, types[p.e], dataversions[p.e],
                    streams[event_streams[p.e]], times[p.r], actors[p.r], authtypes[p.r], authids[p.r], onbehalfofs[p.r],
                    missions[p.e], command_ids[p.r], correlation_ids[p.r], causation_ids[p.r], salts[p.e], data[p.e]
                )) AS record
            FROM unnest(v_event, v_request, v_index, v_event_revision) WITH ORDINALITY AS p (e, r, index, revision, n)
            OFFSET 0) AS w OFFSET 0) AS d;

        INSERT INTO {schema}.streams AS t (stream, category, number, revision, first_position, last_position)
        SELECT streams[i], split_part(streams[i], '/', 1), v_number[i], v_revision[i],
                coalesce(v_first[i], v_last[i]), v_last[i]
            FROM generate_subscripts(streams, 1) i WHERE v_last[i] IS NOT NULL
        ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision, last_position = excluded.last_position;
    END IF;

    INSERT INTO {schema}.commands (command_id, actor, digest, first_position, last_position, result)
    SELECT command_ids[i], actors[i], digests[i], v_from[i], v_to[i], results[i]
        FROM generate_subscripts(command_ids, 1) i WHERE v_outcome[i] = 'appended';

    RETURN QUERY
    SELECT r, v_outcome[r], v_from[r], v_to[r], CASE WHEN v_to[r] IS NOT NULL THEN v_now END, NULL::text[],
            v_event_revision[v_from[r] - v_head : v_to[r] - v_head],
            v_event_number[v_from[r] - v_head : v_to[r] - v_head],
            CASE WHEN v_outcome[r] = 'appended' THEN results[r] END,
            streams[expectation_streams[v_refused_by[r]]], expectations[v_refused_by[r]], v_actual[r], v_fault[r]
        FROM generate_series(1, request_count) r WHERE v_outcome[r] <> 'repeated';
    IF 'repeated' = ANY (v_outcome) THEN
        RETURN QUERY
        SELECT r, CASE WHEN a.same THEN 'repeated' ELSE 'reused' END, a.first_position, a.last_position, a.recorded_at,
                a.event_stream, a.revisions, a.numbers, a.result, NULL::text, NULL::bigint, NULL::bigint, NULL::text
            FROM generate_series(1, request_count) r CROSS JOIN LATERAL {schema}.answer(command_ids[r], digests[r]) a
            WHERE v_outcome[r] = 'repeated';
    END IF;
END $$;
