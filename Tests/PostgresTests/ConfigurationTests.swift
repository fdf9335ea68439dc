import Glibc
import Postgres
import Testing

@Suite
struct ConfigurationTests {
    @Test func aURLAndAConninfoSayTheSame() throws {
        let url = try ConnectionConfiguration(
            url: "postgresql://clerk:p%40ss@db.example:5433/ledger?sslmode=require&application_name=a%20b"
        )
        let conninfo = try ConnectionConfiguration(
            url:
                "host=db.example port=5433 user=clerk password=p@ss dbname=ledger sslmode=require application_name='a b'"
        )
        #expect(url == conninfo)
        #expect(url.parameters["password"] == "p@ss")
        #expect(url.parameters["application_name"] == "a b")
        #expect(url.connectTimeout == .seconds(5))
        #expect(url.usesPreparedStatements)
    }

    @Test(arguments: ["postgresql://host/db?no_such_option=1", "host", "postgresql://[half"])
    func whatCanNotBeParsedIsAnError(_ url: String) throws {
        let error = #expect(throws: PostgresError.self) { try ConnectionConfiguration(url: url) }
        #expect(error?.kind == .usage)
        #expect(error?.message.isEmpty == false)
    }

    @Test func theEnvironmentIsLibpqsOwn() async {
        await #expect(processExitsWith: .success) {
            setenv("PGHOST", "db.example", 1)
            setenv("PGDATABASE", "ledger", 1)
            setenv("PGOPTIONS", "-c search_path=a", 1)
            let parameters = try ConnectionConfiguration.environment().parameters
            #expect(parameters["host"] == "db.example")
            #expect(parameters["dbname"] == "ledger")
            #expect(parameters["options"] == "-c search_path=a")
            #expect(parameters["port"] == "5432")
        }
    }
}
