-- An event's id follows from its command: UUIDv8 (RFC 9562) of SHA-256(command id || index in the command), so that a
-- retry makes the same. One expression, the digest named three times, so that PostgreSQL puts it in place where it is
-- used.
CREATE FUNCTION {schema}.event_id(command_id uuid, index integer) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN encode(
    set_byte(
        set_byte(
            substr(sha256(uuid_send(command_id) || int4send(index)), 1, 16),
            6, get_byte(sha256(uuid_send(command_id) || int4send(index)), 6) & 15 | 128),
        8, get_byte(sha256(uuid_send(command_id) || int4send(index)), 8) & 63 | 128),
    'hex')::uuid;
