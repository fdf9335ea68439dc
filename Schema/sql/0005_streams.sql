-- Where each stream stands. `number` is what people say: O-42 is number 42 of the category `observation`.
-- Appends change rows in place, without touching an index: hence the room left in each page.
CREATE TABLE {schema}.streams (
    stream text COLLATE "C" PRIMARY KEY
        CONSTRAINT stream_name CHECK (
            category ~ '^[a-z][a-z0-9_]*$' AND octet_length(category) <= 32
            AND starts_with(stream, category || '/') AND octet_length(stream) > octet_length(category) + 1
            AND octet_length(stream) <= 256
        ),
    category text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    revision integer NOT NULL,
    first_position bigint NOT NULL,
    last_position bigint NOT NULL,
    UNIQUE (category, number)
) WITH (fillfactor = 80);
