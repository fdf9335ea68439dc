-- The first answer to every command, kept for ever, so that asking again gives it again. `digest` is of actor, name and
-- arguments; it is unknown (null) for the commands of a restored log. A command that decided nothing has no positions.
CREATE TABLE {schema}.commands (
    command_id uuid PRIMARY KEY,
    actor uuid NOT NULL,
    digest bytea CONSTRAINT command_digest CHECK (octet_length(digest) = 32),
    first_position bigint,
    last_position bigint,
    result text CONSTRAINT command_result CHECK (octet_length(result) <= 65536)
);
