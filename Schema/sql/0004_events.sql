-- The log. `record` is the event: one line of JSON, the exact bytes that are hashed; the columns beside it are an index
-- of it.
CREATE TABLE {schema}.events (
    position bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    stream text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    type text COLLATE "C" NOT NULL,
    mission text COLLATE "C",
    actor uuid NOT NULL,
    command_id uuid NOT NULL,
    digest bytea NOT NULL,
    leaf bytea NOT NULL,
    record text,
    CONSTRAINT record_size CHECK (octet_length(record) <= 65536),
    PRIMARY KEY (position)
) PARTITION BY RANGE (position);

CREATE INDEX events_stream_revision ON {schema}.events (stream, revision);
