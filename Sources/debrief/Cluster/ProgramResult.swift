/// How one of PostgreSQL's programs ended, and what it said.
struct ProgramResult {
    let succeeded: Bool
    let output: String
    let complaint: String
}
