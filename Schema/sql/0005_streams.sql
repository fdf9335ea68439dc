-- Where each stream stands. `number` is what people say: O-42 is number 42 of the category `observation`.
-- Appends change rows in place, without touching an index: hence the room left in each page.
CREATE TABLE {schema}.streams (
    stream text COLLATE "C" PRIMARY KEY,
    category text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    revision integer NOT NULL,
    first_position bigint NOT NULL,
    last_position bigint NOT NULL,
    UNIQUE (category, number)
) WITH (fillfactor = 80);
