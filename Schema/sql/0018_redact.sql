-- Takes the record from an event, as the event at `decision` says: its digest and leaf stay, so every proof still
-- holds. The decision is an `event.redacted` whose data names the position (a string), the reason, and who approved:
-- somebody other than its actor. Doing it again changes nothing. Error: DB008 the decision is not one, or not about an
-- event that can be redacted.
CREATE FUNCTION {schema}.redact(decision bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    decided {schema}.events;
    said jsonb;
    target bigint;
    fault text;
BEGIN
    SELECT e.* INTO decided FROM {schema}.events e WHERE e.position = decision;
    said := decided.record::jsonb -> 'data';
    fault := CASE
        WHEN decided.type IS DISTINCT FROM 'event.redacted' THEN 'it is not an event.redacted'
        WHEN jsonb_typeof(said -> 'position') IS DISTINCT FROM 'string'
            OR said ->> 'position' !~ '^[1-9][0-9]{0,17}$' THEN 'it names no position'
        WHEN jsonb_typeof(said -> 'reason') IS DISTINCT FROM 'string'
            OR said ->> 'reason' !~ '[^[:space:]]' THEN 'it gives no reason'
        WHEN jsonb_typeof(said -> 'approvedby') IS DISTINCT FROM 'string'
            OR said ->> 'approvedby' !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            THEN 'it does not say who approved'
        WHEN (said ->> 'approvedby')::uuid = decided.actor THEN 'who decides may not approve'
    END;
    IF fault IS NULL THEN
        target := (said ->> 'position')::bigint;
        IF NOT EXISTS (SELECT FROM {schema}.events e
            WHERE e.position = target AND target < decision AND e.type <> 'event.redacted')
        THEN
            fault := format('position %s is not an earlier event that can be redacted', target);
        END IF;
    END IF;
    IF fault IS NOT NULL THEN
        RAISE EXCEPTION 'the event at position % redacts nothing: %', decision, fault USING ERRCODE = 'DB008';
    END IF;
    INSERT INTO {schema}.redactions (position, redacted_by) VALUES (target, decision) ON CONFLICT DO NOTHING;
    UPDATE {schema}.events e SET record = NULL WHERE e.position = target AND e.record IS NOT NULL;
END $$;
