-- Which events lost their record, and to which event that says why. Only `redact` writes it.
CREATE TABLE {schema}.redactions (
    position bigint PRIMARY KEY,
    redacted_by bigint NOT NULL
);
