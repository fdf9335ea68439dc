import CLibPQ

/// The names and types of a result's columns.
struct Columns: Sendable {
    let names: [String]
    let types: [UInt32]

    init(of result: OpaquePointer) {
        let count = unsafe PQnfields(result)
        // The columns of a COPY have no names.
        names = (0..<count).map { index in unsafe PQfname(result, index).map { unsafe String(cString: $0) } ?? "" }
        types = (0..<count).map { unsafe PQftype(result, $0) }
    }
}
