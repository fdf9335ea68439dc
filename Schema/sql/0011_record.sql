-- An instant as a record writes it: UTC, six decimals, a Z.
CREATE FUNCTION {schema}.instant(at timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- The author's part of a record, without its opening brace: a CloudEvents 1.0 object, minified, its attributes in this
-- order, those without a value left out. Everything but `data` is written here from typed values, so it needs no
-- checking. In plpgsql, whose one expression costs a single event less than a tree put in place by the planner would.
CREATE FUNCTION {schema}.authored(
    id uuid, source text, type text, dataversion integer, stream text, "time" timestamptz,
    actor uuid, authtype text, authid text, onbehalfof uuid, mission text,
    command_id uuid, correlation_id uuid, causation_id text, salt bytea, data text
) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    -- concat leaves out what is null.
    RETURN concat(
        '"id":"', id, '","source":', to_json(source), ',"type":"', type, '","dataversion":', dataversion,
        ',"subject":', to_json(stream), ',"time":"', {schema}.instant("time"), '","actor":"', actor,
        '","authtype":"', authtype, '"', ',"authid":' || to_json(authid)::text,
        ',"onbehalfof":"' || onbehalfof::text || '"', ',"mission":' || to_json(mission)::text,
        ',"commandid":"', command_id, '","correlationid":"', correlation_id, '"',
        ',"causationid":' || to_json(causation_id)::text, ',"salt":"', encode(salt, 'base64'), '","data":', data, '}');
END $$;

-- A record: its place, stamped in front of what the author wrote.
CREATE FUNCTION {schema}.record(place bigint, recordedtime text, revision integer, authored text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '{"specversion":"1.0","position":"' || place::text || '","recordedtime":"' || recordedtime
    || '","revision":' || revision::text || ',' || authored;
