import Audit
import Contract
import EventSourcing
import EventStore
import HTTPTypes
import Hummingbird
import NIOCore
import Transparency
import UseCases
import Wording

/// The signed log as other programs read it (C2SP tlog-tiles), under `/log/<organisation>/`: never anything beyond the
/// newest tree that was published.
struct LogRoutes {
    let service: Service

    private var trees: TreeRegister { service.desk.trees }

    func add(to router: Router<APIContext>) {
        let base = "/log/\(service.desk.organisation)"
        router.get(RouterPath("\(base)/checkpoint")) { request, context in
            try await admit(request, context)
            return try await checkpoint()
        }
        router.get(RouterPath("\(base)/tile/**")) { request, context in
            try await admit(request, context)
            let rest = context.parameters.getCatchAll().joined(separator: "/")
            guard let path = TilePath("tile/\(rest)") else { throw Problem.noTile }
            return try await tile(path)
        }
    }

    /// What is served is the rhythm of the work, and nothing of it: still it takes a token, unless it is opened.
    private func admit(_ request: Request, _ context: APIContext) async throws {
        guard !service.options.publicLog else { return try service.checkRate(of: request, context) }
        _ = try await service.principal(of: request, context, needs: .read)
    }

    private func checkpoint() async throws -> Response {
        guard let tree = try await trees.newest() else { throw Problem.noTile }
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: tree.note))
        )
    }

    private func tile(_ path: TilePath) async throws -> Response {
        let tile = path.coordinate
        let size = try await trees.newest()?.size ?? 0
        guard tile.isWithin(treeOfSize: size) else { throw Problem.noTile }
        let bytes: [UInt8]
        switch path {
        case .hashes:
            bytes = try await trees.hashes(of: tile).prefix(tile.width).flatMap(\.bytes)
        case .entries:
            let first = tile.index * Int64(TileCoordinate.fullWidth) + 1
            let positions = Array(first..<first + Int64(tile.width))
            let entries = try await trees.entries(at: positions)
            bytes = try EntryBundle(positions.compactMap { entries[$0]?.bytes }).bytes
        }
        // What a tile is, it is for ever: the largest and the smallest alike.
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream",
                .cacheControl: "\(service.options.publicLog ? "public" : "private"), max-age=31536000, immutable",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}

extension Problem {
    fileprivate static let noTile = Problem("not-found", .notFound, .absentTile)
}
