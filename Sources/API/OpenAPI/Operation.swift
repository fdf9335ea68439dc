import HTTPTypes
import Hummingbird

/// What the document says of an endpoint.
struct Operation: Sendable {
    struct Parameter: Sendable {
        enum Place: String {
            case path
            case query
            case header
        }

        let name: String
        let place: Place
        let description: String
        let schema: Schema
        var isRequired = false
    }

    /// In one sentence.
    let summary: String
    var tag: String
    var parameters: [Parameter] = []
    var body: Schema?
    var bodyExample: Schema?
    /// What files it takes instead, by their media types, with an example of each.
    var files: [String: String] = [:]
    var status = HTTPResponse.Status.ok
    var answer: Schema
    /// What is answered with 200 beside a status of its own.
    var otherAnswer: Schema?
    /// Whether the answer is told with 503 too, when what it tells of isn't well.
    var isToldWhenUnavailable = false
    var mediaType = "application/json"
    /// Whether nobody has to sign in.
    var isOpen = false
    /// Whether it is answered however often somebody asks.
    var isUnlimited = false
    /// Whether it begins a thing, whose reference its answer has.
    var begins: String?
}
