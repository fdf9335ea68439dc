-- An event's id follows from its command: UUIDv8 (RFC 9562) of SHA-256(command id || index in the command), so that a
-- retry makes the same. Called by functions that fix the search path, as are `authored` and `record`.
CREATE FUNCTION {schema}.event_id(command_id uuid, index integer) RETURNS uuid
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    id constant bytea := substr(sha256(uuid_send(command_id) || int4send(index)), 1, 16);
BEGIN
    RETURN encode(set_byte(set_byte(id, 6, get_byte(id, 6) & 15 | 128), 8, get_byte(id, 8) & 63 | 128), 'hex')::uuid;
END $$;
