-- The first answer to every command, kept for ever, so that asking again gives it again. `digest` is of actor, name and
-- arguments; it is unknown (null) for the commands of a restored log. A command that decided nothing has no positions.
-- The function `command_fault` says what may stand here.
CREATE TABLE {schema}.commands (
    command_id uuid PRIMARY KEY,
    actor uuid NOT NULL,
    digest bytea,
    first_position bigint,
    last_position bigint,
    result text
);
