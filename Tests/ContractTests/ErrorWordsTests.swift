import Audit
import Contract
import EventStore
import Foundation
import Lessons
import Projections
import Testing
import UseCases
import Wording

/// What refuses is said in both languages, in words of its own.
@Suite struct ErrorWordsTests {
    private static let person = PersonID(source: "test", externalID: "somebody")

    private static let errors: [[any Worded]] = [
        TokenScope.allCases,
        [TokenError.days(91), TokenError.name, TokenError.scopes, TokenError.madeBefore(UUID()), TokenError.unknown],
        [
            WebhookError.url, WebhookError.host, WebhookError.tooMany, WebhookError.madeBefore(UUID()),
            WebhookError.unknown,
        ],
        [PeopleError.name, PeopleError.address, PeopleError.unknown(person), PeopleError.taken(person)],
        [
            RedactionError.noEvent, RedactionError.notRequested, RedactionError.requested, RedactionError.gone,
            RedactionError.isRedaction, RedactionError.ownRequest, RedactionError.reason,
        ],
        [ReadError.gap(expected: 2, found: 3), ReadError.beyondHead(9, head: 2), ReadError.limit(0)],
        [ProofError.notSigned(3), ProofError.noEvent(3), ProofError.sizes],
        [
            ListError.limit(0), ListError.sort("x", ["due"]), ListError.days("silent", -1),
            ListError.value("state", ["lived"]), ListError.cursor,
        ],
        [QuestionFault.several(["a", "b"]), QuestionFault.nobody],
        PointFault.allCases,
        faults,
    ]

    private static let faults: [DeliveryFault] = [
        .ownerWithoutRole, .addressUnreadable, .noPublicAddress, .unreachable, .answered(503),
    ]

    @Test func everyErrorHasWordsOfItsOwn() {
        for errors in Self.errors {
            let all = Language.allCases.flatMap { language in errors.map { $0.words(in: language) } }
            #expect(Set(all).count == all.count && all.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") }, "\(all)")
        }
    }

    @Test func whatTheRegisterKeepsOfAFailureIsReadAgain() {
        for fault in Self.faults { #expect(DeliveryFault(fault.description) == fault) }
        #expect(DeliveryFault("it answered politely") == nil)
    }
}
