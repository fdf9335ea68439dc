/// What forbids a command although its fields are well said and the phase allows it.
package enum Rule: Sendable, Equatable {
    /// Who does this is somebody else than who did that.
    case samePerson(as: Part)
    /// A lesson is identified on a verified observation or a review's recommendation.
    case noSupport
    /// A lesson is implemented when all its actions are verified or overtaken: these aren't.
    case openActions([ActionID])
    /// A thing is not merged into itself, nor into what was merged into it.
    case mergeCycle
    /// A lesson does not take the place of itself, nor of what took its own.
    case supersessionCycle
    /// Nothing that is quoted is more sensitive than what quotes it.
    case sensitivityBelow(Sensitivity)
    /// Where the attribution is sealed, nobody is named.
    case sealedAttributionNamesNobody
    /// Who is named has agreed to it.
    case noConsent
    /// There is nothing to settle.
    case notContested
    /// The facts of an alert don't meet its rule.
    case belowThreshold
    /// What this names isn't there.
    case unknown(Field)

    /// What a person had done before.
    package enum Part: String, Sendable, CaseIterable {
        case proposer
        case implementer
        case owner
    }
}
