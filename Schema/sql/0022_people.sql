-- Who the ids are that events bear. The log never holds a name, so that a person can be forgotten: then name and address
-- go, and the id, which says nothing by itself, stays.
CREATE TABLE {schema}.people (
    id uuid PRIMARY KEY,
    name text CHECK (name <> '' AND octet_length(name) <= 400),
    address text CHECK (address <> '' AND octet_length(address) <= 400),
    added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    forgotten_at timestamptz,
    CHECK ((name IS NULL) = (forgotten_at IS NOT NULL)),
    CHECK (forgotten_at IS NULL OR address IS NULL)
);

GRANT SELECT, INSERT, UPDATE (name, address, forgotten_at) ON {schema}.people TO {writer};
