-- How far each projection has come. Its rows and this one commit together, and the lock on this row is the lease. The
-- generation `next` is built beside the one that is read, and takes its place in one transaction.
CREATE TABLE {read}.checkpoints (
    projection text COLLATE "C" NOT NULL,
    generation text COLLATE "C" NOT NULL CHECK (generation IN ('live', 'next')),
    version integer NOT NULL,
    position bigint NOT NULL DEFAULT 0,
    recorded_at timestamptz,
    advanced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (projection, generation)
);

-- The projector makes the tables of the read models here, and only here may it make any. Nothing of the log reads them.
GRANT USAGE, CREATE ON SCHEMA {read} TO {projector};
GRANT USAGE ON SCHEMA {read} TO {reader}, {writer};
GRANT SELECT, INSERT, UPDATE, DELETE ON {read}.checkpoints TO {projector};
GRANT SELECT ON {read}.checkpoints TO {reader}, {writer};
