CREATE FUNCTION {schema}.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only: % of %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'DB001';
END $$;

-- The one change that is possible: a record becomes null where a redaction of that position stands.
CREATE FUNCTION {schema}.refuse_update() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    redacted {schema}.events := OLD;
BEGIN
    redacted.record := NULL;
    IF OLD.record IS NULL OR NEW IS DISTINCT FROM redacted
        OR NOT EXISTS (SELECT FROM {schema}.redactions r WHERE r.position = OLD.position)
    THEN
        RAISE EXCEPTION 'the log is append-only: UPDATE of position % is refused', OLD.position USING ERRCODE = 'DB001';
    END IF;
    RETURN NEW;
END $$;

-- A partition inherits its parent's row triggers, not its statement triggers: every table gets both by this one
-- procedure.
CREATE PROCEDURE {schema}.guard(target regclass)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER refuse_change BEFORE DELETE OR TRUNCATE ON %s
        FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change()', target);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER refuse_change', target);
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = target AND tgname = 'refuse_update') THEN
        EXECUTE format('CREATE TRIGGER refuse_update BEFORE UPDATE ON %s
            FOR EACH ROW EXECUTE FUNCTION {schema}.refuse_update()', target);
    END IF;
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER refuse_update', target);
END $$;

CALL {schema}.guard('{schema}.events');

-- What a redaction took is gone: that it did may not be forgotten.
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.redactions
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
ALTER TABLE {schema}.redactions ENABLE ALWAYS TRIGGER refuse_change;
