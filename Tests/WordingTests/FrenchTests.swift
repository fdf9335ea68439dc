import Foundation
import Lessons
import Testing

@testable import Wording

/// French is set as French is: a narrow no-break space stands before what has two parts and within « ».
@Suite struct FrenchTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources").standardized

    /// The texts of a source as they are written, without what is put into them.
    private static func literals(of source: String) -> [String] {
        source.split(separator: "\n").filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }.flatMap { line in
            var (literals, text, depth): ([String], String?, Int) = ([], nil, 0)
            var before: Character?
            for character in line {
                switch (text, character) {
                case (nil, "\""): text = ""
                case (nil, _): break
                case (_?, "(") where depth > 0 || before == "\\": depth += 1
                case (_?, ")") where depth > 0: depth -= 1
                case (let whole?, "\"") where depth == 0 && before != "\\":
                    literals.append(whole)
                    text = nil
                case (_?, _) where depth > 0: break
                case (_?, _): text?.append(character)
                }
                before = character
            }
            return literals
        }
    }

    private static func files() throws -> [URL] {
        try ["Wording", "Contract"].flatMap { module in
            let all = FileManager.default.enumerator(
                at: sources.appending(path: module),
                includingPropertiesForKeys: nil
            )
            return try #require(all).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        }
    }

    @Test func noOrdinarySpaceStandsWhereALineMustNotBreak() throws {
        let files = try Self.files()
        #expect(files.count > 50)
        for file in files {
            for literal in Self.literals(of: try String(contentsOf: file, encoding: .utf8)) {
                let isBad = literal.contains(/[ \u{A0}][;:!?»]|«[ \u{A0}]/)
                #expect(!isBad, "\(file.lastPathComponent): \(literal)")
            }
        }
    }

    @Test func aSpaceStandsBeforeEachSignOfTwoParts() {
        let phrases: [[any Worded]] = [
            AccessWord.allCases, AuditWord.allCases, BoardWord.allCases, CaptureWord.allCases, FailureWord.allCases,
            FormWord.allCases, FrameWord.allCases, HomeWord.allCases, MatrixWord.allCases, MissionWord.allCases,
            RegisterWord.allCases, SearchWord.allCases, SignInWord.allCases, ThingWord.allCases, FactLabel.allCases,
            Mark.allCases, Absence.allCases, FieldFault.samples,
        ]
        for word in phrases.joined() {
            let french = word.words(in: .french)
            #expect(!french.contains(/[\p{L}\d)»][;:!?](\s|$)|\p{L}»|«\p{L}/), "\(french)")
        }
    }

    @Test func numbersHaveTheirDecimalsBehindAComma() throws {
        let degrees = try #require(Degrees("-1.286389"))
        #expect(Language.french.decimal(degrees) == "-1,286389" && Language.english.decimal(degrees) == "-1.286389")
    }
}

extension FieldFault {
    fileprivate static let samples: [FieldFault] = [.missing, .tooLong(limit: 200), .outOfRange(0...100), .inFuture]
}
