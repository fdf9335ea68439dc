import Foundation
import Lessons

extension Identifier {
    /// The same one each time.
    init(sample number: UInt8) {
        self.init(uuid: UUID(uuid: (0x5A, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, number)))
    }
}

extension PersonID {
    static let officer = PersonID(sample: 1)
    static let analyst = PersonID(sample: 2)
    static let manager = PersonID(sample: 3)
    static let owner = PersonID(sample: 4)
    static let implementer = PersonID(sample: 5)
    static let validator = PersonID(sample: 6)
    static let stranger = PersonID(sample: 7)
}

extension Claim {
    static let sample = Claim(source: "S/1999/1257", externalId: "III.1", claimedBy: "Independent inquiry")
}

extension Evidence {
    static let sample = Evidence(text: "Course records of nine battalions", source: "Training database")
}

extension WorldDate {
    /// For tests that write the date themselves.
    static func sample(_ text: String) -> WorldDate {
        guard let date = WorldDate(text) else { fatalError("\(text) is no date") }
        return date
    }
}

extension MissionCode {
    static let minusma: MissionCode = {
        guard let code = MissionCode("MINUSMA") else { fatalError("MINUSMA is no code") }
        return code
    }()
}
