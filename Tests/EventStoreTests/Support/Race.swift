import EventSourcing
import EventStore

/// What tests put into an event to know it again.
struct Numbered: Decodable {
    var n: Int
}

/// Has each store append so many requests, all at the same time, and gives what became of them.
func race(
    _ stores: [EventStore],
    _ requestsEach: Int,
    _ request: @Sendable @escaping (Int) throws -> AppendRequest
) async -> [Result<AppendResult, AppendError>] {
    await withTaskGroup(of: Result<AppendResult, AppendError>.self) { group in
        for number in 0..<stores.count * requestsEach {
            let store = stores[number % stores.count]
            group.addTask { await outcome { try await store.append(try request(number)) } }
        }
        return await group.reduce(into: []) { $0.append($1) }
    }
}

/// What became of one append.
func outcome(_ append: () async throws -> AppendResult) async -> Result<AppendResult, AppendError> {
    do {
        return .success(try await append())
    } catch {
        return .failure(error as? AppendError ?? .invalid("\(error)"))
    }
}

extension Result {
    var failure: Failure? {
        switch self {
        case .success: nil
        case .failure(let failure): failure
        }
    }
}
