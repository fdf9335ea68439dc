-- Streams that a projection can't take further: an event that it can't read waits here, and what follows it in its stream
-- waits with it.
CREATE TABLE {read}.parked (
    projection text COLLATE "C" NOT NULL,
    generation text COLLATE "C" NOT NULL CHECK (generation IN ('live', 'next')),
    stream text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    error text NOT NULL,
    attempts integer NOT NULL DEFAULT 1,
    parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (projection, generation, stream)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON {read}.parked TO {projector};
GRANT SELECT ON {read}.parked TO {reader}, {writer};
