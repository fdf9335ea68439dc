package import Foundation

extension UUID {
    package static func random(using generator: inout SeededGenerator) -> UUID {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2) { words in
            words[0] = generator.next()
            words[1] = generator.next()
            return UnsafeRawBufferPointer(words).loadUnaligned(as: UUID.self)
        }
    }
}
