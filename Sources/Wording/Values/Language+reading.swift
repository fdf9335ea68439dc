extension Language {
    /// Of when an answer is, as the log has it; the time is one of UTC.
    package func asOf(position: String, _ time: String) -> String {
        self(
            "as of position \(position), \(time) UTC, as recorded",
            "à la position \(position), \(time) UTC, tel que consigné"
        )
    }

    /// Of when an answer is, as the sources say it was known; the time is one of UTC.
    package func knownBy(_ time: String) -> String {
        self("known by \(time) UTC, as the sources claim", "connu le \(time) UTC, selon les sources")
    }

    /// What reads on, where there is more than is shown.
    package func more(_ option: String) -> String { self("more: \(option)", "suite : \(option)") }

    /// A label and what it is of: `proof: signed`.
    package func labelled(_ label: FactLabel, _ text: String) -> String {
        because(label.words(in: self), text)
    }
}
