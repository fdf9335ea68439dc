-- Whether a text has a code point that no interchanged text may have (RFC 7493, 2.1): the last two of each plane, and
-- 32 more. Text that is all ASCII has none.
CREATE FUNCTION {schema}.has_noncharacter(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN octet_length(value) <> length(value) AND value ~ ('[\uFDD0-\uFDEF'
    '\uFFFE\uFFFF\U0001FFFE\U0001FFFF\U0002FFFE\U0002FFFF\U0003FFFE\U0003FFFF'
    '\U0004FFFE\U0004FFFF\U0005FFFE\U0005FFFF\U0006FFFE\U0006FFFF\U0007FFFE\U0007FFFF\U0008FFFE\U0008FFFF'
    '\U0009FFFE\U0009FFFF\U000AFFFE\U000AFFFF\U000BFFFE\U000BFFFF\U000CFFFE\U000CFFFF\U000DFFFE\U000DFFFF'
    '\U000EFFFE\U000EFFFF\U000FFFFE\U000FFFFF\U0010FFFE\U0010FFFF]');

-- A stream's name is its category, a slash and something more. A trigger and not a constraint, which PostgreSQL would
-- check, and make ready to check, at every change of a stream's revision.
CREATE FUNCTION {schema}.refuse_stream_name() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (NEW.category ~ '^[a-z][a-z0-9_]*$' AND octet_length(NEW.category) <= 32
        AND starts_with(NEW.stream, NEW.category || '/') AND octet_length(NEW.stream) > octet_length(NEW.category) + 1
        AND octet_length(NEW.stream) <= 256 AND NOT {schema}.has_noncharacter(NEW.stream)) IS NOT TRUE
    THEN
        RAISE EXCEPTION '% is no name of a stream', NEW.stream USING ERRCODE = '23514', CONSTRAINT = 'stream_name';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER stream_name BEFORE INSERT OR UPDATE OF stream, category ON {schema}.streams
    FOR EACH ROW EXECUTE FUNCTION {schema}.refuse_stream_name();
ALTER TABLE {schema}.streams ENABLE ALWAYS TRIGGER stream_name;

-- A JSON text with its strings emptied.
CREATE FUNCTION {schema}.without_strings(data text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(replace(replace(data, '\\', ''), '\"', ''), '"[^"]*"', '""', 'g');

-- How many objects and arrays of a JSON text stand within one another.
CREATE FUNCTION {schema}.depth(data text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT max(d.depth) FROM (
        SELECT sum(CASE WHEN b[1] IN ('{', '[') THEN 1 ELSE -1 END) OVER (ORDER BY m.n) AS depth
            FROM regexp_matches({schema}.without_strings(data), '[][{}]', 'g') WITH ORDINALITY AS m (b, n)) d;
END;

-- What is wrong with the numbers of a JSON text; null when nothing is.
CREATE FUNCTION {schema}.number_fault(data text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE
            WHEN n[1] ~ '[eE]' THEN 'data has a number with an exponent'
            WHEN n[1] ~ '^-0(\.0+)?$' THEN 'data has a negative zero'
            WHEN length(n[1]) > 32 THEN 'data has a number of more than 32 characters: write it as a string'
            ELSE 'data has an integer beyond 2^53: write it as a string'
        END
        FROM regexp_matches({schema}.without_strings(data), '-?[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?', 'g') AS n
        WHERE n[1] ~ '[eE]' OR n[1] ~ '^-0(\.0+)?$' OR length(n[1]) > 32
            OR (n[1] !~ '\.' AND abs(n[1]::numeric) >= 9007199254740992)
        LIMIT 1;
END;

-- What keeps `data` from being minified I-JSON (RFC 7493); null when nothing does. Text that isn't JSON, a U+0000 or a
-- lone surrogate is an error of the cast. PostgreSQL's `json` keeps every name and `jsonb` the last of two equal ones:
-- where the second is shorter, a name stood twice. That holds because escapes are in their one short form (the
-- comparison before) and no number changes its length in jsonb (the pattern, which also meets strings, so what it finds
-- is looked at again). Null members count as 0 in that comparison, for json_strip_nulls would drop them.
CREATE FUNCTION {schema}.data_fault(data text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN octet_length(data) - octet_length(replace(replace(data, '{', ''), '[', '')) > 64 AND {schema}.depth(data) > 64
        THEN 'data is more than 64 levels deep'
    WHEN json_strip_nulls(replace(data, ':null', ':0')::json)::text <> replace(data, ':null', ':0')
        THEN 'data is not minified'
    WHEN left(data, 1) <> '{' THEN 'data is not an object'
    WHEN {schema}.has_noncharacter(data) THEN 'data has a noncharacter'
    WHEN data ~ '[:,[](-0|-?[0-9.]+[eE]|-?[0-9.]*[0-9]{16})' AND {schema}.number_fault(data) IS NOT NULL
        THEN {schema}.number_fault(data)
    WHEN length(replace(data, ' ', '')) <> length(replace(data::jsonb::text, ' ', '')) THEN 'data has a name twice'
END;

-- What keeps an event from being recorded; null when nothing does. Its stream's name is checked where streams are kept.
CREATE FUNCTION {schema}.event_fault(type text, dataversion integer, mission text, salt bytea, data text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN type IS NULL OR type !~ '^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$' OR octet_length(type) > 64
        THEN 'the type is not a dotted name of at most 64 bytes'
    WHEN dataversion IS NULL OR dataversion < 1 THEN 'dataversion is below 1'
    WHEN mission = '' OR octet_length(mission) > 64 THEN 'the mission is empty or over 64 bytes'
    WHEN {schema}.has_noncharacter(mission) THEN 'the mission has a noncharacter'
    WHEN salt IS NULL OR octet_length(salt) <> 16 THEN 'the salt is not 16 bytes'
    WHEN data IS NULL OR octet_length(data) > 65536 THEN 'data is missing or over 64 KiB'
    ELSE {schema}.data_fault(data)
END;

-- What keeps a command's part of its events' records from being written; null when nothing does.
CREATE FUNCTION {schema}.command_fault(
    command_id uuid, digest bytea, actor uuid, authtype text, authid text, "time" timestamptz, correlation_id uuid,
    causation_id text, result text
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN command_id IS NULL OR actor IS NULL OR "time" IS NULL OR correlation_id IS NULL
        THEN 'command id, actor, time or correlation id is missing'
    WHEN digest IS NULL OR octet_length(digest) <> 32 THEN 'the command''s digest is not 32 bytes'
    WHEN authtype IS NULL OR authtype NOT IN ('local', 'token', 'oidc', 'import', 'system') THEN 'authtype is unknown'
    WHEN authid = '' OR octet_length(authid) > 256 THEN 'authid is empty or over 256 bytes'
    WHEN causation_id = '' OR octet_length(causation_id) > 256 THEN 'causationid is empty or over 256 bytes'
    WHEN {schema}.has_noncharacter(authid) OR {schema}.has_noncharacter(causation_id)
        THEN 'authid or causationid has a noncharacter'
    WHEN octet_length(result) > 65536 THEN 'the result is over 64 KiB'
    WHEN "time" < '0001-01-01Z' OR "time" >= '10000-01-01Z' THEN 'the time is not within the years 1 to 9999'
END;
