-- The first answer to a command, event by event; no row where the command is unknown. `same` tells whether it was this
-- command: the digest asked for is the one that stands, or either is unknown.
CREATE FUNCTION {schema}.answer(id uuid, asked bytea) RETURNS TABLE (
    same boolean, first_position bigint, last_position bigint, recorded_at timestamptz,
    event_stream text[], revisions integer[], numbers bigint[], result text
)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT coalesce(k.digest = asked, true), k.first_position, k.last_position, a.recorded_at,
            a.streams, a.revisions, a.numbers, k.result
        FROM {schema}.commands k, LATERAL (
            SELECT max(e.recorded_at) AS recorded_at, array_agg(e.stream ORDER BY e.position) AS streams,
                    array_agg(e.revision ORDER BY e.position) AS revisions,
                    array_agg(t.number ORDER BY e.position) AS numbers
                FROM {schema}.events e JOIN {schema}.streams t ON t.stream = e.stream
                WHERE e.position BETWEEN k.first_position AND k.last_position) a
        WHERE k.command_id = id;
END;
