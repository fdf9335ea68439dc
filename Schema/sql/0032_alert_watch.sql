-- How far the log was looked at for alerts. Only so that nothing is looked at twice: an alert's id is made of what it stands
-- on, so that looking again raises none again.
CREATE TABLE {schema}.alert_watch (
    is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
    position bigint NOT NULL CHECK (position >= 0)
);

GRANT SELECT, INSERT, UPDATE (position) ON {schema}.alert_watch TO {writer};
