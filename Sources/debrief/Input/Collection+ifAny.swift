extension Array {
    /// nil where there is none: an option that wasn't given.
    var ifAny: [Element]? { isEmpty ? nil : self }
}
