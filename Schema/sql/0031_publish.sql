-- Publishes a signed tree with the hashes that it has beyond the tree before it: for each tile that grew, its level, its
-- place, how many bytes of it stand already, and those to add. The same again changes nothing. Error: DB012 what is
-- published doesn't continue what stands.
CREATE FUNCTION {schema}.publish_tree(
    last_size bigint, size bigint, note text, levels smallint[], places bigint[], offsets integer[], hashes bytea[]
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    published {schema}.signed_trees;
    grown bigint;
BEGIN
    LOCK TABLE {schema}.signed_trees IN EXCLUSIVE MODE;
    SELECT t.* INTO published FROM {schema}.signed_trees t ORDER BY t.size DESC LIMIT 1;
    IF published.size = publish_tree.size AND starts_with(published.note, publish_tree.note) THEN
        RETURN;
    END IF;
    IF coalesce(published.size, 0) <> last_size OR publish_tree.size <= last_size THEN
        RAISE EXCEPTION 'the last tree published is of %, not of %', coalesce(published.size, 0), last_size
            USING ERRCODE = 'DB012';
    END IF;
    WITH grow AS (
        SELECT g.level, g.place, g.standing, g.added
        FROM unnest(levels, places, offsets, hashes) AS g (level, place, standing, added)
    ), written AS (
        INSERT INTO {schema}.tiles AS t (level, place, hashes)
        SELECT g.level, g.place, g.added FROM grow g
        ON CONFLICT ON CONSTRAINT tiles_pkey DO UPDATE SET hashes = t.hashes || EXCLUDED.hashes
            WHERE octet_length(t.hashes) = (SELECT g.standing FROM grow g
                WHERE g.level = EXCLUDED.level AND g.place = EXCLUDED.place)
        RETURNING octet_length(t.hashes) AS bytes, t.level, t.place
    )
    SELECT count(*) INTO grown FROM written w JOIN grow g
        ON g.level = w.level AND g.place = w.place AND w.bytes = g.standing + octet_length(g.added);
    IF grown <> coalesce(cardinality(levels), 0) THEN
        RAISE EXCEPTION 'a tile is not as the last tree left it' USING ERRCODE = 'DB012';
    END IF;
    INSERT INTO {schema}.signed_trees (size, note) VALUES (publish_tree.size, publish_tree.note);
END $$;

-- Adds what witnesses signed to a published tree: the note, longer by their lines.
CREATE FUNCTION {schema}.witness_tree(size bigint, note text) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s'
BEGIN ATOMIC
    UPDATE {schema}.signed_trees t SET note = witness_tree.note, witnessed = true
    WHERE t.size = witness_tree.size AND starts_with(witness_tree.note, t.note);
END;

-- Notes how the signer stands.
CREATE FUNCTION {schema}.report_signing(
    status text, size bigint, "position" bigint, reason text, owns_database boolean
) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s'
BEGIN ATOMIC
    INSERT INTO {schema}.signing AS s (status, size, position, reason, owns_database)
    VALUES (report_signing.status, report_signing.size, report_signing."position", report_signing.reason,
        report_signing.owns_database)
    ON CONFLICT ON CONSTRAINT signing_pkey DO UPDATE SET status = EXCLUDED.status, size = EXCLUDED.size,
        position = EXCLUDED.position, reason = EXCLUDED.reason, owns_database = EXCLUDED.owns_database,
        reported_at = clock_timestamp();
END;

REVOKE ALL ON FUNCTION
    {schema}.publish_tree(bigint, bigint, text, smallint[], bigint[], integer[], bytea[]),
    {schema}.witness_tree(bigint, text), {schema}.report_signing(text, bigint, bigint, text, boolean)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    {schema}.publish_tree(bigint, bigint, text, smallint[], bigint[], integer[], bytea[]),
    {schema}.witness_tree(bigint, text), {schema}.report_signing(text, bigint, bigint, text, boolean)
    TO {signer};
GRANT SELECT ON {schema}.signed_trees, {schema}.tiles, {schema}.signing TO {signer}, {writer};
