import API
import EventSourcing
import Foundation
import HTTPTypes
import Wording

extension Form {
    /// What the form was known by when it was shown: sent twice, it is taken once.
    ///
    /// - Throws: `Problem` 422 where it bears none.
    var command: UUID {
        get throws(Problem) {
            guard let id = self["command"].flatMap(UUID.init(uuidString:)) else { throw .spoiledForm }
            return id
        }
    }

    /// Where the thing stood when the form was shown.
    ///
    /// - Throws: `Problem` 422 where it doesn't say.
    var revision: Revision {
        get throws(Problem) {
            guard let revision = self["revision"].flatMap({ Revision($0) }), revision >= 0 else { throw .spoiledForm }
            return revision
        }
    }
}

extension Problem {
    fileprivate static let spoiledForm = Problem("form", .unprocessableContent, .spoiledForm)
}
