import EventSourcing
import Foundation
import Lessons
import Testing

/// Every version of every event that was ever stored is read for ever: one file each, which is never edited.
@Suite struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test("102 each event is written and read as its golden file has it", arguments: AllSamples.all)
    func golden(samples: any AggregateSamples.Type) throws {
        func check<Samples: AggregateSamples>(_ samples: Samples.Type) throws {
            try Self.check(samples.events)
        }
        try check(samples)
    }

    @Test("102 each event about access is written and read as its golden file has it")
    func goldenAccess() throws {
        try Self.check(AccessSamples.events)
    }

    private static func check<Event: DomainEvent>(_ events: [Event]) throws {
        for event in events {
            let version = type(of: event.payload).version
            let text = try EventData(encoding: event.payload).text
            let file = folder.appending(path: "\(event.type).v\(version).json")
            let golden = try? String(contentsOf: file, encoding: .utf8)
            #expect(golden == text + "\n", "\(file.lastPathComponent) is to be:\n\(text)")
            #expect(try Event(type: event.type, dataVersion: version, data: EventData(text)) == event)
        }
    }

    @Test("102 every event of every aggregate has a golden file, and no file is left over")
    func everyEventHasOne() throws {
        var types = AllSamples.all.flatMap { samples in
            func types<Samples: AggregateSamples>(_ samples: Samples.Type) -> [String] { samples.events.map(\.type) }
            return types(samples)
        }
        types += AccessSamples.events.map(\.type)
        #expect(Set(types).count == types.count)
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files.map { String($0.prefix { $0 != "." }) + "." + $0.split(separator: ".")[1] }) == Set(types))
    }

    @Test("102 an unknown type or version is an error that names it", arguments: AllSamples.all)
    func unknown(samples: any AggregateSamples.Type) {
        func check<Samples: AggregateSamples>(_ samples: Samples.Type) {
            typealias Event = Samples.Subject.Event
            let unknown = Samples.Subject.category + ".vanished"
            #expect(throws: EventCodecError.unknownType(unknown)) {
                try Event(type: unknown, dataVersion: 1, data: EventData("{}"))
            }
            for event in samples.events {
                let next = type(of: event.payload).version + 1
                #expect(throws: EventCodecError.unknownVersion(type: event.type, version: next)) {
                    try Event(type: event.type, dataVersion: next, data: EventData("{}"))
                }
            }
        }
        check(samples)
    }
}
