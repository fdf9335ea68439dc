import Glibc
import Postgres
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct StreamTests {
    /// 100,000 rows of 2 kB each would fill 200 MB. A process of its own, so that other tests don't count.
    @Test func aHundredThousandRowsInBoundedMemory() async {
        await #expect(processExitsWith: .success) {
            try await TestServer.withPool(size: 1) { pool in
                _ = try await pool.withSession { try $0.query("select 1") }
                let before = peakMemoryKiB()
                let (rows, bytes) = try await pool.withSession { session in
                    var (rows, bytes) = (0, 0)
                    try session.stream("select n, repeat('x', 2000) from generate_series(1, 100000) n") { row in
                        rows += 1
                        #expect(try row.decode(0, as: Int.self) == rows)
                        bytes += try row.decode(1, as: String.self).utf8.count
                    }
                    return (rows, bytes)
                }
                #expect(rows == 100_000)
                #expect(bytes == 200_000_000)
                #expect(peakMemoryKiB() - before < 10_000)
            }
        }
    }

    @Test func copyingInIsBoundedToo() async {
        await #expect(processExitsWith: .success) {
            try await TestServer.withPool(size: 1) { pool in
                try await pool.withSession { try $0.script("create temporary table t (s text)") }
                let before = peakMemoryKiB()
                let copied = try await pool.withSession { session in
                    let chunk = Array((String(repeating: "x", count: 1_999) + "\n").utf8)
                    return try session.copyIn("copy t from stdin") { writer in
                        for _ in 0..<100_000 { try writer.write(chunk) }
                    }
                }
                #expect(copied == 100_000)
                #expect(peakMemoryKiB() - before < 10_000)
            }
        }
    }

    @Test(arguments: [0, 1, 1_000]) func everyRowComesOnceInOrder(_ count: Int) async throws {
        try await TestServer.withPool(size: 1) { pool in
            let numbers = try await pool.withSession { session in
                var numbers: [Int] = []
                try session.stream("select generate_series(1, \(count)) as n") { try numbers.append($0.decode("n")) }
                try session.query("select 1")
                return numbers
            }
            #expect(numbers == Array(1..<(count + 1)))
        }
    }

    @Test func rowsOutliveTheStream() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let rows = try await pool.withSession { session in
                var rows: [Row] = []
                try session.stream("select 'row ' || generate_series(1, 100)") { rows.append($0) }
                return rows
            }
            #expect(try rows[41].decode(0, as: String.self) == "row 42")
        }
    }

    @Test func anErrorAfterSomeRows() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                var rows = 0
                let error = #expect(throws: PostgresError.self) {
                    try session.stream("select 1 / (500 - n) from generate_series(1, 1000) n") { _ in rows += 1 }
                }
                #expect(error?.sqlState == "22012")
                #expect(rows == 499)
                try session.query("select 1")
            }
        }
    }
}

/// The most memory that this process has had so far.
private func peakMemoryKiB() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
}
