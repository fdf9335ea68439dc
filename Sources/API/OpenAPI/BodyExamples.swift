/// Bodies that are taken as they stand.
enum BodyExamples {
    /// By the commands' names.
    static let of: [String: Schema] = [
        "mission.open": [
            "code": "MINUSMA", "name": "Multidimensional Integrated Stabilization Mission in Mali",
            "type": "peacekeeping",
            "hostCountry": "Mali", "sensitivity": "unclassified",
        ],
        "observation.record": [
            "title": "The radio net failed", "observation": "The radio net failed between Gao and Ansongo.",
            "kind": "gap",
            "occurred": "2016-07", "attribution": ["mode": "sealed"] as Schema, "language": "en",
            "sensitivity": "unclassified",
        ],
        "action.propose": [
            "what": "Give every relay a spare battery", "lessons": ["L-12"],
            "category": "mandate_and_resources", "track": "mission", "language": "en", "sensitivity": "unclassified",
        ],
        "review.register": [
            "title": "Report of the Panel", "kind": "independent_inquiry", "date": "2000-08", "language": "en",
            "sensitivity": "unclassified",
        ],
    ]
}
