/// The data of the workload's events.
struct Note: Decodable {
    let text: String
    let grade: Int
    let seen: Bool
}
