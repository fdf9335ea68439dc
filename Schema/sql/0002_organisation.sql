-- The organisation whose log this schema is: one row.
CREATE TABLE {schema}.organisation (
    source text NOT NULL CHECK (source <> '' AND octet_length(source) <= 256),
    partition_rows bigint NOT NULL CHECK (partition_rows BETWEEN 4 AND 1000000000),
    restored_from text,
    restored_by text,
    restored_at timestamptz,
    is_only_row boolean NOT NULL DEFAULT true UNIQUE CHECK (is_only_row)
);
