/// The conditions this module acts on (PostgreSQL manual, appendix A).
enum SQLState {
    static let featureNotSupported = "0A000"
    static let inFailedTransaction = "25P02"
    static let invalidStatementName = "26000"
    static let serializationFailure = "40001"
    static let deadlockDetected = "40P01"
}
