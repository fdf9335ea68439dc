import EventSourcing
import Foundation
package import Lessons

/// A thing as a row of an export: the form in which it is imported.
package struct ExportedRow {
    private let fields: [String: Any]

    /// Under the source and the id that it was imported by; else under the organisation's own.
    ///
    /// - Throws: `EncodingError`.
    package init?<Subject: Aggregate>(_ dossier: Dossier<Subject>, source: String) throws {
        let own = Claim(source: source, externalId: dossier.thing.stream.id)
        guard let content = Subject.exported(dossier.state, claim: own),
            var fields = try JSONSerialization.jsonObject(with: JSONEncoder().encode(content)) as? [String: Any],
            let claim = fields.removeValue(forKey: "claim") as? [String: Any]
        else { return nil }
        fields.merge(claim) { own, _ in own }
        fields["aggregate"] = Subject.category
        self.fields = fields
    }

    /// One line of JSON.
    package var json: String {
        get throws {
            let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try JSONSerialization.data(withJSONObject: fields, options: options), as: UTF8.self)
        }
    }

    /// One line of CSV with these columns, dotted where a field is within another: lists of texts with semicolons
    /// between, anything deeper as JSON.
    package func csv(_ columns: [String]) throws -> String {
        try columns.map { CSVCell.write(try cell(at: $0)) }.joined(separator: ",")
    }

    private func cell(at path: String) throws -> String {
        let value = path.split(separator: ".").reduce(fields as Any?) { value, name in
            (value as? [String: Any])?[String(name)]
        }
        switch value {
        case nil: return ""
        case let text as String: return text
        case let list as [String]: return list.joined(separator: ";")
        case let list as [Any] where list.isEmpty: return ""
        case let number as NSNumber where number.isTruth: return number.boolValue ? "true" : "false"
        case let number as NSNumber: return number.stringValue
        case let deeper?:
            let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try JSONSerialization.data(withJSONObject: deeper, options: options), as: UTF8.self)
        }
    }
}

extension ExportedRow {
    /// The columns of a CSV export of a sort of thing.
    package static func columns(of subject: any Aggregate.Type) -> [String] {
        let claim = ["aggregate", "source", "externalId", "claimedBy"]
        let provenance = ["provenance.verified", "provenance.synthetic"]
        switch subject.category {
        case Mission.category:
            return claim + [
                "link", "phase", "code", "name", "hostCountry", "type", "establishedBy", "established", "mandate",
                "objectives", "strengths", "assessments", "sensitivity",
            ] + provenance
        case Review.category:
            return claim + [
                "title", "symbol", "kind", "date", "missions", "link", "recommendations", "language", "sensitivity",
            ] + provenance
        case Observation.category:
            return claim + [
                "link", "phase", "mergedInto", "title", "observation", "discussion", "conclusion", "recommendation",
                "kind", "occurred", "reported", "place.name", "place.latitude", "place.longitude", "missions",
                "missionPhase", "factors", "consequences", "severity", "rating", "attribution.mode",
                "attribution.person", "attribution.role", "attribution.consent", "attachments", "review", "paragraph",
                "language", "sensitivity",
            ] + provenance
        case Lesson.category:
            return claim + [
                "link", "phase", "reviewOn", "kind", "title", "statement", "rootCause", "observations",
                "recommendations", "actions", "factors", "missions", "missionTypes", "missionPhases", "language",
                "sensitivity",
            ] + provenance
        case Alert.category:
            return claim + [
                "link", "phase", "rule.kind", "rule.mission", "rule.factor", "rule.factors", "rule.lesson",
                "rule.observation", "rule.observations", "rule.from", "rule.windowDays", "rule.sharedWords",
                "rule.likeness", "rule.threshold", "rule.position", "missions", "raised", "sensitivity",
            ] + provenance
        default:
            return claim + [
                "link", "phase", "acceptance", "effect", "what", "lessons", "recommendations", "missions", "category",
                "track", "owner.office", "owner.person", "due", "measure", "language", "sensitivity",
            ] + provenance
        }
    }
}
