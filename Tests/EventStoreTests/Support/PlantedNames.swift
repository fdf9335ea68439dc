import Postgres

/// What somebody may put into a schema that he can write, to have the owner run or read it: a function for every name
/// of PostgreSQL's own that the schema uses, each operator, and each table. All raise the error TRAP1.
enum PlantedNames {
    static let sqlState = "TRAP1"

    /// Plants them, and gives their number. Nothing unqualified can be run in a session that looks there first.
    static func plant(in schema: String, in session: borrowing Session) throws -> Int {
        try session.script("SET search_path = pg_catalog")
        try session.script(functions.replacing("{planted}", with: schema))
        try session.script(operators.replacing("{planted}", with: schema))
        try session.script(tables.replacing("{planted}", with: schema))
        return try session.query(
            """
            SELECT (SELECT count(*) FROM pg_proc WHERE pronamespace = \(schema)::regnamespace)
                + (SELECT count(*) FROM pg_operator WHERE oprnamespace = \(schema)::regnamespace)
            """
        )[0].decode(0)
    }

    private static let trap =
        "'BEGIN RAISE EXCEPTION ''planted, run as %'', current_user USING ERRCODE = ''TRAP1''; END'"

    /// Some can't be made, as PL/pgSQL doesn't know their types.
    private static let functions = """
        DO $$
        DECLARE
            name text;
        BEGIN
            FOR name IN SELECT format('{planted}.%I(%s) RETURNS %s', p.proname, pg_get_function_identity_arguments(p.oid),
                    pg_get_function_result(p.oid))
                FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname IN (
                    SELECT w[1] FROM pg_proc o, regexp_matches(pg_get_functiondef(o.oid), '\\m[a-z_][a-z0-9_]*\\M', 'g') w
                    WHERE o.pronamespace = 'debrief'::regnamespace)
            LOOP
                BEGIN
                    EXECUTE format('CREATE FUNCTION %s LANGUAGE plpgsql AS %L', name, \(trap));
                EXCEPTION WHEN OTHERS THEN NULL;
                END;
            END LOOP;
        END $$
        """

    private static let operators = """
        DO $$
        DECLARE
            o record;
        BEGIN
            FOR o IN SELECT oprname, nullif(oprleft, 0)::regtype AS l, oprright::regtype AS r, oprresult::regtype AS result
                FROM pg_operator WHERE oprnamespace = 'pg_catalog'::regnamespace
            LOOP
                BEGIN
                    EXECUTE format('CREATE OR REPLACE FUNCTION {planted}.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L',
                        'operator ' || o.oprname, concat_ws(', ', o.l, o.r), o.result, \(trap));
                    EXECUTE format('CREATE OPERATOR {planted}.%s (%sRIGHTARG = %s, FUNCTION = {planted}.%I)', o.oprname,
                        'LEFTARG = ' || o.l || ', ', o.r, 'operator ' || o.oprname);
                EXCEPTION WHEN OTHERS THEN NULL;
                END;
            END LOOP;
        END $$
        """

    /// A view, so that it shows when it is read; one of nothing, as the writer may not read each of the tables.
    private static let tables = """
        DO $$
        DECLARE
            name text;
        BEGIN
            FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'debrief'::regnamespace AND relkind IN ('r', 'p')
            LOOP
                EXECUTE format('CREATE VIEW {planted}.%I AS SELECT 1 / 0 AS planted', name);
            END LOOP;
        END $$
        """
}
