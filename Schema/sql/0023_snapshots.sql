-- States of long streams, so that loading one is bounded: a cache that may be emptied at any time. What a redaction takes
-- out of the log goes from here in the same transaction.
CREATE TABLE {schema}.snapshots (
    stream text COLLATE "C" PRIMARY KEY,
    revision integer NOT NULL,
    position bigint NOT NULL,
    version integer NOT NULL,
    state text NOT NULL
);

-- `redact` alone writes that table, as the owner. Who keeps a snapshot meanwhile waits until it has committed, and then
-- finds one redaction more than before what it read.
CREATE FUNCTION {schema}.drop_snapshot() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    LOCK TABLE {schema}.snapshots IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM {schema}.snapshots s
        USING {schema}.events e WHERE e.position = NEW.position AND s.stream = e.stream;
    RETURN NULL;
END $$;

CREATE TRIGGER drop_snapshot AFTER INSERT ON {schema}.redactions
    FOR EACH ROW EXECUTE FUNCTION {schema}.drop_snapshot();
ALTER TABLE {schema}.redactions ENABLE ALWAYS TRIGGER drop_snapshot;

GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.snapshots TO {writer};
