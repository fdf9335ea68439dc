import Foundation

/// The one thing that manifests of all formats say.
struct BundleFormat: Decodable {
    let format: Int

    init(parsing bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(bytes))
    }
}
