/// What `debrief observe --offline --json` prints.
struct KeptAnswer: Decodable {
    let id: String
    let waiting: Int
}

/// What `debrief sync --list --json` prints.
struct OutboxAnswer: Decodable {
    struct Line: Decodable {
        let id: String
        let title: String
        let state: String
        let reason: String?
        let server: String?
        let organisation: String?
        let by: String?
    }

    let waiting: [Line]
    let damaged: [String]

    var titles: [String] { waiting.map(\.title) }
}

/// What `debrief sync --json` prints.
struct SyncAnswer: Decodable {
    struct Sent: Decodable {
        let reference: String
        let id: String
        let title: String
    }

    let sent: [Sent]
    let refused: [OutboxAnswer.Line]
    let waiting: Int
    let elsewhere: Int
    let damaged: [String]
}
