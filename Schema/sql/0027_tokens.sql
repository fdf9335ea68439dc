-- Credentials that Debrief itself gives out. A token is shown once and stands here only as what HMAC-SHA256 makes of it
-- under a key that is not in the database: who reads this table can sign in as nobody.
CREATE TABLE {schema}.tokens (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    name text NOT NULL CHECK (name <> '' AND octet_length(name) <= 200),
    digest bytea NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
    scopes text[] NOT NULL CHECK (scopes <@ '{read,write,sign_in}' AND cardinality(scopes) > 0),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    used_at timestamptz,
    CHECK (expires_at <= created_at + interval '90 days')
);

CREATE INDEX ON {schema}.tokens (person);

GRANT SELECT, INSERT, UPDATE (revoked_at, used_at) ON {schema}.tokens TO {writer};
