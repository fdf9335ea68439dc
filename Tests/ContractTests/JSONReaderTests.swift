import Contract
import Testing
import UseCases

@Suite struct JSONReaderTests {
    @Test func whatIsWellFormedIsReadAsWhatItIs() throws {
        let text = #" {"a": "\u00e9\ud83d\ude00", "b": [1, -2.5e3, true, null], "c": {}} "#
        let fields = try JSONReader.object(Array(text.utf8))
        #expect(
            fields == [
                "a": .text("é😀"), "b": .list([.number("1"), .number("-2.5e3"), .truth(true), .null]), "c": .object([:]),
            ]
        )
    }

    @Test(arguments: [
        ("", SyntaxFault.Reason.empty), ("[]", .notAnObject), (#"{"a":1"#, .truncated), (#"{"a":1}x"#, .trailing),
        (#"{"a":1,"a":2}"#, .duplicateName), (#"{"a":{"b":1,"\u0062":2}}"#, .duplicateName),
        (#"{"a":NaN}"#, .unexpected), (#"{"a":1e400}"#, .numberTooLarge), (#"{"a":01}"#, .unexpected),
        (#"{"a":"\ud800"}"#, .loneSurrogate), (#"{"a":"\udc00"}"#, .loneSurrogate), (#"{"a":"\u0000"}"#, .null),
        ("{\"a\":\"\u{1}\"}", .controlCharacter), ("\u{FEFF}{}", .byteOrderMark), ("{a:1}", .unexpected),
    ])
    func whatIsNotIsRefused(_ text: String, _ reason: SyntaxFault.Reason) {
        #expect { try JSONReader.object(Array(text.utf8)) } throws: { ($0 as? SyntaxFault)?.reason == reason }
    }

    @Test func whatIsNotUTF8IsRefused() {
        #expect { try JSONReader.object([0x7B, 0xFF, 0x7D]) } throws: { ($0 as? SyntaxFault)?.reason == .encoding }
    }

    @Test func thirtyTwoLevelsAreReadAndNotOneMore() throws {
        func nested(_ levels: Int) -> [UInt8] {
            let opened = String(repeating: #"{"a":"#, count: levels - 1)
            let closed = String(repeating: "}", count: levels - 1)
            return Array("\(opened){}\(closed)".utf8)
        }
        _ = try JSONReader.object(nested(32))
        #expect { try JSONReader.object(nested(33)) } throws: { ($0 as? SyntaxFault)?.reason == .depth }
    }
}
