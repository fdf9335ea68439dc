-- Programs that aren't ours read the read models as they stand now, and of them what is unclassified: the projector puts
-- that on each of its tables.
GRANT USAGE ON SCHEMA {schema}, {read} TO {guest};
