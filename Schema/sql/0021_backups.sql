-- When each backup that holds this organisation ended. Doctor reads it.
CREATE TABLE {schema}.backups (
    finished_at timestamptz PRIMARY KEY DEFAULT clock_timestamp()
);

GRANT SELECT ON {schema}.backups TO {writer};
