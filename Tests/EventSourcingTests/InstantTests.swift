import EventSourcing
import Testing

@Suite struct InstantTests {
    /// Computed by Python's datetime.
    static let known: [(String, Int64)] = [
        ("0001-01-01T23:59:59.999999Z", -62_135_510_400_000_001),
        ("1900-02-28T23:59:59.999999Z", -2_203_891_200_000_001),
        ("1969-12-31T23:59:59.999999Z", -1),
        ("1970-01-01T00:00:00.000000Z", 0),
        ("2000-02-29T23:59:59.999999Z", 951_868_799_999_999),
        ("2024-02-29T23:59:59.999999Z", 1_709_251_199_999_999),
        ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
    ]

    @Test(arguments: known)
    func anInstantIsWrittenAndReadInItsOneForm(_ text: String, _ microseconds: Int64) {
        #expect(Instant(microsecondsSince1970: microseconds)?.description == text)
        #expect(Instant(text)?.microsecondsSince1970 == microseconds)
    }

    @Test(arguments: [
        "", "2026-11-23", "2026-11-23T16:22:01Z", "2026-11-23T16:22:01.123Z", "2026-11-23T16:22:01.1234567Z",
        "2026-11-23 16:22:01.123456Z", "2026-11-23T16:22:01.123456z", "2026-11-23T16:22:01.123456+00:00",
        "2026-11-23T16:22:01,123456Z", "2026-11-23T24:00:00.000000Z", "2026-11-23T16:60:00.000000Z",
        "2026-11-23T16:22:60.000000Z", "2026-02-31T00:00:00.000000Z", "2025-02-29T00:00:00.000000Z",
        "1900-02-29T00:00:00.000000Z", "2026-13-01T00:00:00.000000Z", "2026-00-01T00:00:00.000000Z",
        "2026-01-00T00:00:00.000000Z", "0000-01-01T00:00:00.000000Z", "+026-11-23T16:22:01.123456Z",
        "2026-11-23T16:22:01.12345٦Z", "2026-11-23T16:22:01.123456Z ", " 2026-11-23T16:22:01.12345Z",
    ])
    func anythingElseIsNoInstant(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func instantsAreOrderedInTime() throws {
        let instants = Self.known.compactMap { Instant(microsecondsSince1970: $0.1) }
        #expect(instants.shuffled().sorted() == instants)
        // What is written sorts as the instants do.
        #expect(instants.map(\.description).sorted() == instants.map(\.description))
    }

    @Test func aTimeThatFourDigitsOfAYearCannotSayIsNoInstant() {
        let (first, last) = (-62_135_596_800_000_000, 253_402_300_799_999_999) as (Int64, Int64)
        #expect(Instant(microsecondsSince1970: first)?.description == "0001-01-01T00:00:00.000000Z")
        #expect(Instant(microsecondsSince1970: last)?.description == "9999-12-31T23:59:59.999999Z")
        for time in [first - 1, last + 1, .min, .max] { #expect(Instant(microsecondsSince1970: time) == nil) }
    }

    @Test func everyDayOfFourCenturiesComesBack() throws {
        let day: Int64 = 86_400_000_000
        for number in stride(from: Int64(-73_049), through: 73_048, by: 1) {
            let instant = try #require(Instant(microsecondsSince1970: number * day + 1))
            #expect(Instant(instant.description) == instant)
        }
    }
}
