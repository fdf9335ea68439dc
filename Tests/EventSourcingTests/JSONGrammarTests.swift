import EventSourcing
import Testing

@Suite struct JSONGrammarTests {
    @Test(arguments: [
        "{}", #"{"":""}"#, #"{"a":null,"b":true,"c":false,"d":[],"e":{}}"#, #"{"a":[1,[2,{"a":3}],null]}"#,
        #"{"a":0,"b":-1,"c":0.5,"d":-0.5,"e":1.0,"f":0.10,"g":123456789012345678.25}"#,
        #"{"a":9007199254740991,"b":-9007199254740991}"#, #"{"a":"9007199254740993"}"#,
        #"{"a":"\"\\\b\f\n\r\t\u0001\u001f"}"#, #"{"a":"é🕊\#u{7F}\#u{FFFD}/"}"#,
        #"{"a":"-0 1e5 [{ ,: 12345678901234567"}"#,
        #"{"a":"b","b":"a","aa":{"a":"a"}}"#, #"{"\#u{E9}":1,"e\#u{301}":2}"#,
    ])
    func minifiedIJSONIsTaken(_ text: String) {
        #expect(throws: Never.self) { try JSONGrammar.check(text) }
    }

    static let faulty: [(String, JSONFault.Reason)] = [
        ("", .syntax), ("{", .syntax), (#"{"a"}"#, .syntax), (#"{"a":}"#, .syntax), (#"{"a":1,}"#, .syntax),
        (#"{"a":1}{}"#, .syntax), (#"{"a":1} "#, .syntax), (#"{"a":01}"#, .syntax), (#"{"a":+1}"#, .syntax),
        (#"{"a":.5}"#, .syntax), (#"{"a":1.}"#, .syntax), (#"{"a":-}"#, .syntax), (#"{"a":nul}"#, .syntax),
        (#"{"a":NaN}"#, .syntax), (#"{"a":True}"#, .syntax), (#"{"a":[1,]}"#, .syntax), (#"{"a":[1}"#, .syntax),
        (#"{a:1}"#, .syntax), (#"{'a':1}"#, .syntax), (#"{"a":"b}"#, .syntax), (#"{"a":"\"}"#, .syntax),
        (#"{"a":"\x"}"#, .syntax), (#"{"a":"\u12"}"#, .syntax), (#"{"a":"\u00g1"}"#, .syntax),
        (#"{"a":"\u+00f"}"#, .syntax), (#"{"a":"\u-001"}"#, .syntax), ("{\"a\":\"\u{1}\"}", .syntax),
        ("{\"a\":\"\n\"}", .syntax), ("\u{FEFF}{}", .notAnObject),
        ("[]", .notAnObject), ("1", .notAnObject), (#""a""#, .notAnObject), ("null", .notAnObject),
        (#"{"a":1,"a":1}"#, .duplicateName), (#"{"":1,"":2}"#, .duplicateName),
        (#"{"a":1,"b":2,"c":3,"a":4}"#, .duplicateName), (#"{"x":{"a":1,"a":2}}"#, .duplicateName),
        (#"{"x":[[{"a":1,"a":2}]]}"#, .duplicateName), (#"{":null":1,":null":2}"#, .duplicateName),
        (#"{" a":1," a":2}"#, .duplicateName), (#"{"\n":1,"\n":2}"#, .duplicateName),
        (#"{"é":1,"é":2}"#, .duplicateName), (#"{"a":null,"a":null}"#, .duplicateName),
        (#"{ "a":1}"#, .whitespace), (#"{"a" :1}"#, .whitespace), (#"{"a": 1}"#, .whitespace),
        (#"{"a":1 }"#, .whitespace), (#"{"a":[1, 2]}"#, .whitespace), ("{\"a\":\n1}", .whitespace),
        ("{\"a\":\t1}", .whitespace), ("{\"a\":\r1}", .whitespace),
        (#"{"a":"\/"}"#, .escape), (#"{"a":"\u0041"}"#, .escape), (#"{"a":"\u000a"}"#, .escape),
        (#"{"a":"\u0022"}"#, .escape), (#"{"a":"\u001F"}"#, .escape), (#"{"a":"\u00e9"}"#, .escape),
        (#"{"\u0061":1,"a":2}"#, .escape), (#"{"a":"\u007f"}"#, .escape),
        (#"{"a":"\u0000"}"#, .nullCharacter), (#"{"\u0000":1}"#, .nullCharacter),
        ("{\"a\":\"\0\"}", .nullCharacter),
        (#"{"a":"\ud800"}"#, .loneSurrogate), (#"{"a":"\udfff"}"#, .loneSurrogate),
        (#"{"a":"\ud83d\ude00"}"#, .loneSurrogate), (#"{"\uDC00":1}"#, .loneSurrogate),
        ("{\"a\":\"\u{FFFE}\"}", .noncharacter), ("{\"a\":\"\u{FFFF}\"}", .noncharacter),
        ("{\"\(Noncharacters.fdd0)\":1}", .noncharacter), ("{\"a\":\"x\(Noncharacters.fdef)\"}", .noncharacter),
        ("{\"a\":\"\u{1FFFE}\"}", .noncharacter), ("{\"a\":\"\u{10FFFF}\"}", .noncharacter),
        (#"{"a":1e2}"#, .exponent), (#"{"a":1E2}"#, .exponent), (#"{"a":[0.5e-1]}"#, .exponent),
        (#"{"a":1e400}"#, .exponent), (#"{"a":-0e0}"#, .exponent),
        (#"{"a":-0}"#, .negativeZero), (#"{"a":-0.0}"#, .negativeZero), (#"{"a":[1,-0.00]}"#, .negativeZero),
        (#"{"a":9007199254740992}"#, .largeInteger), (#"{"a":-9007199254740992}"#, .largeInteger),
        (#"{"a":[9007199254740993]}"#, .largeInteger), (#"{"a":18446744073709551616}"#, .largeInteger),
        (#"{"a":0.\#(String(repeating: "1", count: 31))}"#, .longNumber),
        (#"{"a":\#(String(repeating: "1", count: 33))}"#, .longNumber),
    ]

    @Test(arguments: faulty)
    func anythingElseIsRefusedByItsName(_ text: String, _ reason: JSONFault.Reason) {
        let fault = #expect(throws: JSONFault.self) { try JSONGrammar.check(text) }
        #expect(fault?.reason == reason)
    }

    @Test func aNumberMayHaveThirtyTwoCharacters() {
        #expect(throws: Never.self) {
            try JSONGrammar.check(#"{"a":-0.\#(String(repeating: "1", count: 29))}"#)
        }
    }

    @Test func sixtyFourLevelsAreTheLimit() {
        func nested(_ arrays: Int) -> String {
            #"{"a":\#(String(repeating: "[", count: arrays))\#(String(repeating: "]", count: arrays))}"#
        }
        #expect(throws: Never.self) { try JSONGrammar.check(nested(63)) }
        let fault = #expect(throws: JSONFault.self) { try JSONGrammar.check(nested(64)) }
        #expect(fault?.reason == .depth)
        // Deep enough to end the program, were the levels not counted.
        #expect(throws: JSONFault.self) { try JSONGrammar.check(nested(1_000_000)) }
    }

    @Test func aFaultSaysWhereItIs() {
        let fault = #expect(throws: JSONFault.self) { try JSONGrammar.check(#"{"é":1,"é":2}"#) }
        #expect(fault?.offset == 9)
        #expect(fault?.description == "the JSON has a name twice (at byte 9)")
    }
}
