extension Language {
    /// So many fields are at fault.
    package func notTaken(_ count: Int) -> String {
        self("\(count) of what was sent can't be taken.", "À revoir parmi ce qui a été envoyé : \(count).")
    }
}
