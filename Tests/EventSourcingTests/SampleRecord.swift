/// A record as the database writes one, every attribute with a value, and the same with one of them otherwise.
enum SampleRecord {
    static let attributes: [(name: String, value: String)] = [
        ("specversion", #""1.0""#), ("position", #""42""#), ("recordedtime", #""2026-11-23T16:22:01.123456Z""#),
        ("revision", "3"), ("id", #""6a30413e-49d5-8af3-bfc7-eb3ab2185d43""#),
        ("source", #""https://debrief.test/organisation""#), ("type", #""observation.recorded""#), ("dataversion", "2"),
        ("subject", #""observation/2d1ac480-1bf7-430a-b781-f6b3bbca1607""#),
        ("time", #""2026-11-23T16:22:00.000001Z""#), ("actor", #""6b1a2c3d-0000-4000-8000-000000000001""#),
        ("authtype", #""token""#), ("authid", #""laptop \"7\"""#),
        ("onbehalfof", #""7a2f8f99-dd54-401d-b658-15bdccafcb78""#), ("mission", #""MINUSMA""#),
        ("commandid", #""3e7eae8a-01a8-4392-87b1-157d9a1d7052""#),
        ("correlationid", #""cccb0ace-2871-4ee7-8a97-1c60ebc09c27""#), ("causationid", #""trace é""#),
        ("salt", #""yZK8k6XPqCIZX9vRdwUIHA==""#), ("data", #"{"title":"Élan"}"#),
    ]

    static let optional = ["authid", "onbehalfof", "mission", "causationid"]

    static let line = line { $0 }

    /// The record with one value in the place of another.
    static func line(_ name: String, _ value: String) -> String {
        line { attributes in attributes.map { $0.name == name ? (name, value) : $0 } }
    }

    static func line(without names: Set<String>) -> String {
        line { attributes in attributes.filter { !names.contains($0.name) } }
    }

    static func line(
        _ change: ([(name: String, value: String)]) -> [(name: String, value: String)]
    ) -> String {
        "{" + change(attributes).map { #""\#($0.name)":\#($0.value)"# }.joined(separator: ",") + "}"
    }
}
