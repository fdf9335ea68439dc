/// What `debrief up --json` prints.
struct UpAnswer: Decodable {
    struct Organisation: Decodable, Equatable {
        let name: String
        let source: String
    }

    let folder: String
    let made: Bool
    let organisations: [Organisation]
    let socket: String
    let started: Bool
}

/// What `debrief doctor --json` prints.
struct DoctorAnswer: Decodable {
    struct Finding: Decodable {
        let name: String
        let state: String
        let found: String
        let remedy: String?
    }

    let findings: [Finding]
    let isWell: Bool
    let organisation: String

    /// The names of what isn't ok.
    var complaints: [String] { findings.filter { $0.state != "ok" }.map(\.name) }

    func finding(_ name: String) -> Finding? { findings.first { $0.name == name } }
}

/// What `debrief migrate --json` prints.
struct MigrateAnswer: Decodable {
    struct Step: Decodable {
        let name: String
        let number: Int
    }

    let applied: [Step]
    let organisation: String
    let pending: [Step]
}
