import Wording

/// Where an observation is written on the device: the same for everybody, so that a browser keeps it.
struct CapturePage: Page {
    static let template = "capture"
    static let words: [any Phrase.Type] = [CaptureWord.self]

    let title: String
    /// In which it is written unless somebody says otherwise.
    let language: String

    init(in language: Language) {
        title = CaptureWord.capture.words(in: language)
        self.language = language.rawValue
    }
}
