import EventSourcing
import EventStore
import Lessons
import Postgres

extension ReadSide {
    /// So many hits are ranked at most, the newest: ranking reads each of them.
    package static let rankedHits = 5_000
    /// The stems for spelling are those of so many texts, the newest.
    private static let textsForSpelling = 20_000

    /// The texts that have these words, the best first: `websearch` syntax (`"two words"`, `or`, `-without`), in English
    /// and French, accents folded where the server can. Where none has them, what looks like them is looked for.
    ///
    /// What is called as is typed (`O-47`, a mission's code) comes first, whatever its texts say.
    ///
    /// The sorts are `observation`, `lesson`, `action` and `recommendation`; none are all. A page has 1 to 100.
    ///
    /// - Throws: `ListError.limit`; `PostgresError`.
    package func search(
        _ words: String,
        among sorts: [String] = [],
        mission: String? = nil,
        limit: Int = 20,
        asOf: AsOf
    ) async throws -> SearchResult {
        guard (1...100).contains(limit) else { throw ListError.limit(limit) }
        let named = try await named(words, among: sorts, mission: mission, asOf: asOf)
        let conditions = conditions(among: sorts, mission: mission, asOf)
        let hits = try await hits(words, where: conditions, limit: limit, asOf)
        if named == nil, hits.rows.isEmpty, let meant = try await spelling(of: words, asOf) {
            let others = try await self.hits(meant, where: conditions, limit: limit, asOf)
            guard others.rows.isEmpty else {
                return SearchResult(asOf: asOf, hits: others.rows, found: others.found, meant: meant)
            }
        }
        let others = hits.rows.filter { $0.reference != named?.reference }
        return SearchResult(
            asOf: asOf,
            hits: Array((named.map { [$0] + others } ?? others).prefix(limit)),
            found: hits.found + (named == nil || others.count < hits.rows.count ? 0 : 1),
            meant: nil
        )
    }

    func conditions(among sorts: [String], mission: String?, _ asOf: AsOf) -> SQL {
        var conditions: [SQL] = [.valid("t", asOf)] + seenTexts(asOf: asOf)
        if !sorts.isEmpty { conditions.append("t.sort = ANY (\(sorts))") }
        if let mission { conditions.append("t.missions @> ARRAY[\(mission)]") }
        if let knownBy = asOf.knownBy { conditions.append("t.known_at <= \(Timestamp(knownBy))") }
        return .joined(conditions)
    }

    /// Bucket after bucket from the newest, until there are enough to rank.
    private func hits(
        _ words: String,
        where conditions: SQL,
        limit: Int,
        _ asOf: AsOf
    ) async throws -> (rows: [SearchHit], found: Int) {
        try await pool.withSession { session in
            let rows = try session.query(
                """
                WITH q AS MATERIALIZED (SELECT \(sql: query(words, .english)) AS english, \(sql: query(words, .french)) AS french),
                found AS MATERIALIZED (
                    SELECT h.* FROM q,
                        generate_series(\(asOf.position) >> \(unsafe: String(Texts.bucketBits)), 0, -1) b(bucket)
                        CROSS JOIN LATERAL (
                            SELECT t.created, t.part, t.valid_from, ts_rank_cd(t.words, q.english, 1) AS rank
                            FROM \(sql: table("texts")) t
                            WHERE t.bucket = b.bucket AND t.words @@ q.english AND NOT t.french AND \(sql: conditions)
                            UNION ALL
                            SELECT t.created, t.part, t.valid_from, ts_rank_cd(t.words, q.french, 1)
                            FROM \(sql: table("texts")) t
                            WHERE t.bucket = b.bucket AND t.words @@ q.french AND t.french AND \(sql: conditions)
                        ) h
                    LIMIT \(unsafe: String(Self.rankedHits))
                ),
                best AS (SELECT * FROM found ORDER BY rank DESC, created DESC, part LIMIT \(Int64(limit)))
                SELECT t.sort, t.number, t.item, t.missions, h.rank::float8,
                    ts_headline(c.config, t.title, c.query, \(literal: Self.whole)),
                    ts_headline(c.config, t.body, c.query, \(literal: Self.fragments)), (SELECT count(*) FROM found)
                FROM best h JOIN \(sql: table("texts")) t USING (created, part, valid_from), q, LATERAL (
                    SELECT \(sql: configuration(.french)), q.french WHERE t.french
                    UNION ALL SELECT \(sql: configuration(.english)), q.english WHERE NOT t.french
                ) c(config, query)
                ORDER BY h.rank DESC, t.created DESC, t.part
                """
            )
            let found = try rows.first?.decode(7, as: Int64.self) ?? 0
            return (try rows.map { try SearchHit($0) }, Int(found))
        }
    }

    /// The words with those that no text has put right: the stem that looks most like each, of those in the newest texts.
    /// nil where there is none, or the server doesn't have the extension.
    private func spelling(of words: String, _ asOf: AsOf) async throws -> String? {
        let typed = words.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count >= 4 }
        guard !typed.isEmpty else { return nil }
        // ts_stat takes its query as a text, in which nothing can be bound. Who sees some texts alone is given none.
        guard let sensitivities = sight == nil ? Set(Sensitivity.allCases) : summable(asOf), !sensitivities.isEmpty
        else { return nil }
        let levels = sensitivities.map { String($0.level) }.joined(separator: ", ")
        let texts: SQL = """
            SELECT words FROM \(sql: table("texts")) t
            WHERE t.created <= \(unsafe: String(asOf.position)) AND t.valid_from <= \(unsafe: String(asOf.position))
                AND \(unsafe: String(asOf.position)) < t.valid_to AND t.sensitivity IN (\(unsafe: levels))
            ORDER BY t.created DESC LIMIT \(unsafe: String(Self.textsForSpelling))
            """
        let meant: [String: String] = try await pool.withSession { session in
            let has: Bool? = try session.query(
                """
                SELECT EXISTS (SELECT FROM pg_extension
                    WHERE extname = 'pg_trgm' AND extnamespace = to_regnamespace('extensions'))
                """
            ).first?.decode(0)
            guard has == true else { return [:] }
            let rows = try session.query(
                """
                WITH stems AS MATERIALIZED (SELECT word, ndoc FROM ts_stat(\(texts.text)))
                SELECT w.typed, b.word
                FROM unnest(\(typed)) w(typed) CROSS JOIN LATERAL (
                    SELECT s.word FROM stems s WHERE extensions.similarity(s.word, w.typed) >= 0.3
                    ORDER BY extensions.similarity(s.word, w.typed) DESC, s.ndoc DESC, s.word LIMIT 1
                ) b
                WHERE NOT EXISTS (SELECT FROM stems s WHERE s.word = ANY (
                    tsvector_to_array(to_tsvector(\(sql: configuration(.english)), w.typed))
                        || tsvector_to_array(to_tsvector(\(sql: configuration(.french)), w.typed))))
                """
            )
            return try Dictionary(rows.map { (try $0.decode(0), try $0.decode(1)) }) { first, _ in first }
        }
        let corrected = typed.map { meant[$0] ?? $0 }
        return corrected == typed ? nil : corrected.joined(separator: " ")
    }

    private static let marks = "StartSel=\(SearchHit.begin), StopSel=\(SearchHit.end)"
    private static let whole = "HighlightAll=true, \(marks)"
    private static let fragments = "MaxFragments=2, MinWords=6, MaxWords=16, FragmentDelimiter=\" … \", \(marks)"
}

/// What a search found.
package struct SearchResult: Sendable {
    package let asOf: AsOf
    /// The best first.
    package let hits: [SearchHit]
    /// How many there are, of which at most `rankedHits` are counted.
    package let found: Int
    /// What was looked for instead, where nothing has the words as they were typed: the stems that look like them.
    package let meant: String?
}

/// A text that has the words.
package struct SearchHit: Sendable {
    /// What stands before and behind each word that was looked for: no text has these.
    package static let begin = "\u{2}"
    package static let end = "\u{3}"

    /// O-42, L-12, A-7, and R-3/12 for a recommendation; a mission's code.
    package let reference: String
    package let sort: String
    package let missions: [String]
    package let rank: Double
    package let title: String
    package let excerpt: String

    init(reference: String, sort: String, missions: [String], rank: Double, title: String, excerpt: String) {
        (self.reference, self.sort, self.missions) = (reference, sort, missions)
        (self.rank, self.title, self.excerpt) = (rank, title, excerpt)
    }

    init(_ row: Row) throws {
        sort = try row.decode(0)
        let number: Int64 = try row.decode(1)
        let item: Int32 = try row.decode(2)
        missions = try row.decode(3)
        rank = try row.decode(4)
        title = try row.decode(5)
        excerpt = try row.decode(6)
        let letter = Aggregates.named(sort)?.letter ?? "R"
        reference = sort == "recommendation" ? "\(letter)-\(number)/\(item)" : "\(letter)-\(number)"
    }
}
