-- How texts are cut into words. Whoever migrates has accents folded where the server has the extension for it.
CREATE TEXT SEARCH CONFIGURATION {read}.english (COPY = pg_catalog.english);
CREATE TEXT SEARCH CONFIGURATION {read}.french (COPY = pg_catalog.french);
