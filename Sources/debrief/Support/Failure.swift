/// What went wrong and what to do about it, in one plain sentence, with the exit code that tells a script who has to
/// act.
struct Failure: Error, Equatable {
    /// The codes of sysexits.h that Debrief uses.
    enum Kind: Int32 {
        /// The command was asked for something that can't be.
        case usage = 64
        /// What was given to read is wrong.
        case data = 65
        /// Something that Debrief needs isn't there.
        case unavailable = 69
        /// The same command may well succeed later.
        case tryAgain = 75
        /// Somebody with more rights has to act first.
        case notPermitted = 77
    }

    let kind: Kind
    let sentence: String

    init(_ kind: Kind, _ sentence: String) {
        self.kind = kind
        self.sentence = sentence
    }
}
