-- The trees that the signer signed (RFC 9162): a tree's note is its checkpoint, and bears the signatures and what
-- witnesses added to them. Nobody has to believe what stands here: whoever reads it verifies the signatures.
CREATE TABLE {schema}.signed_trees (
    size bigint PRIMARY KEY CHECK (size > 0),
    note text NOT NULL CHECK (octet_length(note) <= 65536),
    witnessed boolean NOT NULL DEFAULT false,
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX signed_trees_witnessed ON {schema}.signed_trees (size) WHERE witnessed;

-- The hashes that proofs are made of, 256 to a tile (C2SP tlog-tiles); the last tile of each level grows.
CREATE TABLE {schema}.tiles (
    level smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
    place bigint NOT NULL CHECK (place >= 0),
    hashes bytea NOT NULL CHECK (octet_length(hashes) % 32 = 0 AND octet_length(hashes) BETWEEN 32 AND 8192),
    PRIMARY KEY (level, place)
);

-- What the signer last said of itself.
CREATE TABLE {schema}.signing (
    is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
    status text NOT NULL CHECK (status IN ('signing', 'refused')),
    size bigint NOT NULL CHECK (size >= 0),
    -- Where the log isn't what it must be, and why it isn't signed; of a refusal alone.
    position bigint,
    reason text CHECK (octet_length(reason) <= 1000),
    -- Whether the signer's account may write the log as well: what it signs then proves nothing against that account.
    owns_database boolean NOT NULL,
    reported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((status = 'refused') = (reason IS NOT NULL))
);
