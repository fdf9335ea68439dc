import CLibPQ
import Glibc

extension Wire {
    /// How much of a COPY libpq may hold before it is sent; also how often a COPY looks at its deadline.
    private static let copyWindow = 64 * 1024

    /// Sends rows to the server. When `body` throws, the server is told and keeps none of them.
    func copyIn(_ sql: SQL, _ body: (borrowing CopyWriter) throws -> Void) throws -> Int {
        try startCopy(sql, PGRES_COPY_IN)
        return try settling {
            (copyFailure, unflushedCopyBytes) = (nil, 0)
            do {
                try body(CopyWriter(wire: self))
                if let copyFailure { throw copyFailure }
            } catch {
                giveUpCopy()
                throw error
            }
            try endCopy(reason: nil)
            return try finish().affected
        }
    }

    /// Queues bytes of a COPY, and sends them a window at a time.
    func putCopyData(_ bytes: RawSpan) throws(PostgresError) {
        if let copyFailure { throw copyFailure }
        do throws(PostgresError) {
            for start in stride(from: 0, to: bytes.byteCount, by: Self.copyWindow) {
                try putCopyWindow(bytes.extracting(start..<min(start + Self.copyWindow, bytes.byteCount)))
            }
        } catch {
            copyFailure = error
            throw error
        }
    }

    private func putCopyWindow(_ bytes: RawSpan) throws(PostgresError) {
        while true {
            let queued = unsafe bytes.withUnsafeBytes { buffer in
                let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                return unsafe PQputCopyData(handle.pointer, start, Int32(truncatingIfNeeded: buffer.count))
            }
            if queued < 0 { throw lost() }
            if queued > 0 { break }
            try flush()
        }
        unflushedCopyBytes += bytes.byteCount
        if unflushedCopyBytes < Self.copyWindow { return }
        unflushedCopyBytes = 0
        try checkInterruption()
        try flush()
    }

    /// Ends a COPY into the server; with a reason it fails there.
    func endCopy(reason: String?) throws(PostgresError) {
        while true {
            let queued = unsafe PQputCopyEnd(handle.pointer, reason)
            if queued < 0 { throw lost() }
            try flush()
            if queued > 0 { return }
        }
    }

    private func giveUpCopy() {
        if isBroken { return }
        try? withGrace { () throws(PostgresError) in
            try endCopy(reason: "the client gave up")
            _ = try finish()
        }
    }

    /// Reads rows from the server, each as libpq lends it. When `body` throws, the statement is cancelled.
    func copyOut(_ sql: SQL, _ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Int {
        try startCopy(sql, PGRES_COPY_OUT)
        return try settling {
            var unchecked = 0
            while let row = try unsafe nextCopyRow() {
                defer { unsafe PQfreemem(row.baseAddress) }
                try unsafe body(UnsafeRawBufferPointer(row))
                unchecked += row.count
                if unchecked < Self.copyWindow { continue }
                unchecked = 0
                try checkInterruption()
            }
            return try finish().affected
        }
    }

    private func startCopy(_ sql: SQL, _ direction: ExecStatusType) throws(PostgresError) {
        try ready(for: sql)
        try settling { () throws(PostgresError) in
            // In the simple protocol, see `refuseCopy`; a COPY binds no values anyway.
            try sent(unsafe PQsendQuery(handle.pointer, sql.text))
            let result = try first()
            if result.status == direction { return }
            throw PostgresError(.usage, "the statement is no COPY in this direction")
        }
    }

    func discardCopy() throws(PostgresError) {
        while let row = try unsafe nextCopyRow() { unsafe PQfreemem(row.baseAddress) }
    }

    /// The next row of a COPY from the server, to be freed with PQfreemem, or nothing at its end.
    private func nextCopyRow() throws(PostgresError) -> UnsafeMutableRawBufferPointer? {
        while true {
            var row: UnsafeMutablePointer<CChar>?
            let length = unsafe PQgetCopyData(handle.pointer, &row, 1)
            if length > 0 { return unsafe UnsafeMutableRawBufferPointer(start: row, count: Int(length)) }
            if length == -1 { return nil }
            if length < -1 { throw lost() }
            if try wait(for: POLLIN) != 0 { try consume() }
        }
    }
}
