-- How texts are cut into words, accents folded where the server has the extension for it.
CREATE TEXT SEARCH CONFIGURATION {read}.english (COPY = pg_catalog.english);
CREATE TEXT SEARCH CONFIGURATION {read}.french (COPY = pg_catalog.french);

DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_extension
        WHERE extname = 'unaccent' AND extnamespace = to_regnamespace('extensions'))
    THEN
        ALTER TEXT SEARCH CONFIGURATION {read}.english
            ALTER MAPPING FOR hword, hword_part, word WITH extensions.unaccent, english_stem;
        ALTER TEXT SEARCH CONFIGURATION {read}.french
            ALTER MAPPING FOR hword, hword_part, word WITH extensions.unaccent, french_stem;
    END IF;
END $$;
