-- Where events are sent to, and how far they were. The secret signs what is sent, so it stands here as it is: who reads this
-- table can sign as Debrief to the receivers, and read nothing.
CREATE TABLE {schema}.webhooks (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    url text NOT NULL CHECK (octet_length(url) <= 2000),
    types text[] NOT NULL,
    secret bytea NOT NULL CHECK (octet_length(secret) = 32),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    position bigint NOT NULL CHECK (position >= 0),
    failures integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    parked_at timestamptz,
    last_error text CHECK (octet_length(last_error) <= 500)
);

GRANT SELECT, INSERT, DELETE, UPDATE (position, failures, due_at, parked_at, last_error) ON {schema}.webhooks TO {writer};
