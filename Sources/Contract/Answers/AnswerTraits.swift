/// An answer about one thing at one revision.
package protocol RevisedAnswer {
    var revision: Int64 { get }
}

/// An answer of which there may be more.
package protocol PagedAnswer {
    /// Where to read on; nil at the end.
    var next: String? { get }
}

/// An answer that is of a position of the log.
package protocol PositionedAnswer {
    /// As text.
    var logPosition: String? { get }
}

/// An answer to what may have been given before, with the same id.
package protocol RepeatableAnswer {
    /// Whether this is the first answer again.
    var isRepeat: Bool { get }
}

/// An answer that says by which clock it was given.
package protocol ClockedAnswer {
    var asOf: AsOfAnswer { get }
}

extension ThingAnswer: RevisedAnswer {}
extension ThingName: RevisedAnswer {}

extension CommandAnswer: RevisedAnswer, PositionedAnswer, RepeatableAnswer {
    package var logPosition: String? { position }
}

extension PersonAnswer: RepeatableAnswer {}
extension RemovedWebhookAnswer: RepeatableAnswer {}

extension AccessChangeAnswer: PositionedAnswer, RepeatableAnswer {
    package var logPosition: String? { position }
}

extension RedactionStepAnswer: PositionedAnswer, RepeatableAnswer {
    package var logPosition: String? { position }
}

extension BoardAnswer: ClockedAnswer {}
extension FacetsAnswer: ClockedAnswer {}
extension LinksAnswer: ClockedAnswer {}
extension MatrixAnswer: ClockedAnswer {}
extension MissionAnswer: ClockedAnswer {}
extension SearchAnswer: ClockedAnswer {}

extension ListAnswer: ClockedAnswer, PagedAnswer, PositionedAnswer {
    package var logPosition: String? { asOf.position }
}

extension TimelineAnswer: ClockedAnswer, PagedAnswer, PositionedAnswer {
    package var logPosition: String? { asOf.position }
}
