-- An instant as a record writes it: UTC, six decimals, a Z. Nothing in it depends on a setting, though to_char in
-- general does.
CREATE FUNCTION {schema}.instant(at timestamptz) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ BEGIN RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'); END $$;

-- A JSON string, escaped only where it must be. to_json depends on no setting for text, though in general it does.
CREATE FUNCTION {schema}.escaped(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ BEGIN RETURN to_json(value)::text; END $$;

CREATE FUNCTION {schema}.quoted(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN value ~ '["\\[:cntrl:]]' THEN {schema}.escaped(value) ELSE '"' || value || '"' END;

-- The author's part of a record, without its opening brace: a CloudEvents 1.0 object, minified, its attributes in this
-- order, those without a value left out. Everything but `data` is written here from typed values, so it needs no
-- checking.
CREATE FUNCTION {schema}.authored(
    id uuid, source text, type text, dataversion integer, stream text, "time" timestamptz,
    actor uuid, authtype text, authid text, onbehalfof uuid, mission text,
    command_id uuid, correlation_id uuid, causation_id text, salt bytea, data text
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '"id":"' || id::text || '","source":' || {schema}.quoted(source)
    || ',"type":"' || type || '","dataversion":' || dataversion::text
    || ',"subject":' || {schema}.quoted(stream) || ',"time":"' || {schema}.instant("time")
    || '","actor":"' || actor::text || '","authtype":"' || authtype || '"'
    || coalesce(',"authid":' || {schema}.quoted(authid), '')
    || coalesce(',"onbehalfof":"' || onbehalfof::text || '"', '')
    || coalesce(',"mission":' || {schema}.quoted(mission), '')
    || ',"commandid":"' || command_id::text || '","correlationid":"' || correlation_id::text || '"'
    || coalesce(',"causationid":' || {schema}.quoted(causation_id), '')
    || ',"salt":"' || encode(salt, 'base64') || '","data":' || data || '}';

-- A record: its place, stamped in front of what the author wrote.
CREATE FUNCTION {schema}.record(place bigint, recorded_at timestamptz, revision integer, authored text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '{"specversion":"1.0","position":"' || place::text || '","recordedtime":"' || {schema}.instant(recorded_at)
    || '","revision":' || revision::text || ',' || authored;
