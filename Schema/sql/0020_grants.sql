-- What each role may do; nobody else may do anything. Only the owner's own functions write the log.
GRANT USAGE ON SCHEMA {schema} TO {writer}, {projector}, {signer}, {reader};

GRANT SELECT ON {schema}.organisation, {schema}.migrations, {schema}.events, {schema}.streams, {schema}.commands,
    {schema}.redactions
    TO {writer}, {projector}, {signer};

GRANT EXECUTE ON FUNCTION
    {schema}.append(timestamptz, text[], uuid[], bytea[], uuid[], text[], text[], uuid[], timestamptz[], uuid[],
        text[], text[], integer[], integer[], integer[], bigint[], integer[], text[], integer[], text[], bytea[],
        text[]),
    {schema}.answer(uuid, bytea), {schema}.position_at(timestamptz), {schema}.ensure_partitions(bigint),
    {schema}.stage(), {schema}.append_staged(timestamptz), {schema}.redact(bigint),
    {schema}.has_noncharacter(text), {schema}.without_strings(text), {schema}.depth(text),
    {schema}.number_fault(text), {schema}.data_fault(text), {schema}.event_fault(text, integer, text, bytea, text),
    {schema}.command_fault(uuid, bytea, uuid, text, text, timestamptz, uuid, text, text)
    TO {writer};
GRANT EXECUTE ON FUNCTION {schema}.position_at(timestamptz) TO {projector}, {signer};
