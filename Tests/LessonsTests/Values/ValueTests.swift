import EventSourcing
import Foundation
import Lessons
import Testing

@Suite struct ValueTests {
    @Test(
        arguments: [
            ("2016", "2016-01-01T00:00:00.000000Z", "2016-12-31T23:59:59.999999Z"),
            ("2016-02", "2016-02-01T00:00:00.000000Z", "2016-02-29T23:59:59.999999Z"),
            ("2015-02", "2015-02-01T00:00:00.000000Z", "2015-02-28T23:59:59.999999Z"),
            ("2016-07-08", "2016-07-08T00:00:00.000000Z", "2016-07-08T23:59:59.999999Z"),
            ("2016-07-08/2016-07-11", "2016-07-08T00:00:00.000000Z", "2016-07-11T23:59:59.999999Z"),
            ("2004/2005-06", "2004-01-01T00:00:00.000000Z", "2005-06-30T23:59:59.999999Z"),
            ("2016-07-08T10:00:00Z", "2016-07-08T10:00:00.000000Z", "2016-07-08T10:00:00.999999Z"),
            ("2016-07-08T10:00:00+03:00", "2016-07-08T07:00:00.000000Z", "2016-07-08T07:00:00.999999Z"),
        ]
    )
    func aDateCoversWhatItSays(text: String, earliest: String, latest: String) throws {
        let date = try #require(WorldDate(text))
        #expect(date.description == text)
        #expect(date.earliest.description == earliest && date.latest.description == latest)
    }

    /// In Juba it is the ninth at half past midnight, and the eighth in Greenwich.
    @Test(arguments: [
        ("2016-07-09", true), ("2016-07-10", false), ("2016-07-09/2016-07-12", true), ("2016-07-08T22:35:00Z", true),
        ("2016-07-08T22:36:00Z", false), ("2016-08", false), ("2016", true),
    ])
    func aDayBeginsWhereItBeginsFirst(text: String, hasBegun: Bool) throws {
        let time = try #require(Instant("2016-07-08T22:30:00.000000Z"))
        #expect(try #require(WorldDate(text)).hasBegun(at: time) == hasBegun)
    }

    @Test(arguments: [
        "", "16", "2016-13", "2016-02-30", "2016-2-3", "10000", "2016-07-08T10:00:00", "2016-07-08T25:00:00Z",
        "2016/", "/2016", "2017/2016", "2016/2017/2018", "2016-07-08T10:00:00+1:00", "2016-07-08 10:00:00Z", "abcd",
        "0000", "2016-07-08T10:00:00+15:00", "２０１６",
    ])
    func whatIsNoDateIsRefused(text: String) {
        #expect(WorldDate(text) == nil)
    }

    @Test(arguments: ["en", "fr-CD", "zh-Hant-TW", "sr-Latn", "de-CH-1996", "x", "en-x-mission", "es-419", "ar-arb"])
    func aLanguagesTagIsWellFormed(tag: String) {
        #expect((LanguageTag(tag) != nil) == (tag != "x"))
    }

    @Test(arguments: ["", "e", "en_GB", "english-", "en--GB", "en-a", "en-x", "12", "en-toolongsubtag", "é"])
    func whatIsNoTagIsRefused(tag: String) {
        #expect(LanguageTag(tag) == nil)
    }

    @Test(
        arguments: [
            ("minusma", "MINUSMA"), ("MONUC-2", "MONUC-2"), ("un", "UN"), ("m", nil), ("2UN", nil), ("UN MIL", nil),
            ("UNÉ", nil), ("", nil), (String(repeating: "A", count: 33), nil),
        ] as [(String, String?)]
    )
    func aMissionsCodeIsInCapitals(text: String, code: String?) {
        #expect(MissionCode(text)?.description == code)
    }

    @Test(
        arguments: [
            ("4.85", "4.85"), ("-1.286389", "-1.286389"), ("31.60", "31.6"), ("0", "0"), ("-0.5", "-0.5"),
            ("0,5", "0.5"),
            ("-1,286389", "-1.286389"), ("1.000,5", nil), ("1,", nil),
            ("360", "360"),
            ("361", nil), ("1.2345678", nil), ("1.", nil), (".5", nil), ("1e2", nil), ("+1", nil), ("", nil),
            ("-", nil),
        ] as [(String, String?)]
    )
    func degreesAreDecimal(text: String, written: String?) {
        #expect(Degrees(text)?.description == written)
    }

    @Test(arguments: [
        ("A1", true), ("f6", true), ("G1", false), ("A7", false), ("A0", false), ("A", false), ("A11", false),
    ])
    func aRatingIsALetterAndANumber(text: String, isOne: Bool) {
        #expect((SourceRating(text) != nil) == isOne)
    }

    @Test func theSameSourceGivesTheSameId() {
        let id = LessonID(source: "NASA LLIS", externalID: "42")
        #expect(id == LessonID(source: "NASA LLIS", externalID: "42"))
        #expect(
            id != LessonID(source: "NASA LLIS4", externalID: "2") && id != LessonID(source: "Other", externalID: "42")
        )
        #expect(id.description.dropFirst(14).first == "8")
        let own = UUID()
        #expect(LessonID(source: "any", externalID: own.uuidString).uuid == own)
    }

    @Test(
        arguments: [
            ("Captain Smith was seen in Gao", .name, "Captain Smith"), ("Seen by Dr. Okoro", .name, "Dr Okoro"),
            ("Write to a.diallo@example.org.", .mailAddress, "a.diallo@example.org"),
            ("Call +223 20 22 12 34 at once", .telephone, "+223 20 22 12 34"),
        ] as [(String, PersonalDataHint.Kind, String)]
    )
    func whatLooksLikeAPersonIsFound(text: String, kind: PersonalDataHint.Kind, found: String) {
        #expect(PersonalDataHint.first(in: text) == PersonalDataHint(kind: kind, text: found))
    }

    @Test(arguments: [
        "The radio net failed between Gao and Ansongo", "On 2016-07-08/2016-07-11 four contingents moved",
        "The general situation was calm", "2,548 soldiers and 1,440 police", "S/RES/2100 (2013), paragraph 12",
        "The captain of the boat left", "Major fighting broke out",
    ])
    func whatDoesNotIsLeftAlone(text: String) {
        #expect(PersonalDataHint.first(in: text) == nil)
    }
}
