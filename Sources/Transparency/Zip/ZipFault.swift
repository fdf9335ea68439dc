/// What keeps bytes from being a ZIP file of the narrow kind that is read here.
package enum ZipFault: Error, Sendable, Equatable {
    /// Over 64 MiB.
    case size
    /// It doesn't end as a ZIP file does, or its parts don't lie one after the other from the first byte to the last.
    case layout
    /// Over 16 files.
    case count
    /// It is one for large files or split ones.
    case zip64
    /// A file's name is none of those that are expected.
    case name
    /// A file is there twice.
    case duplicate
    /// A file is compressed.
    case compressed
    /// A file is encrypted.
    case encrypted
    /// A file's content and its checksum differ.
    case checksum
}

extension ZipFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .size: "the file has over 64 MiB"
        case .layout: "the file is not a ZIP file, or is damaged"
        case .count: "the ZIP file has more than 16 files in it"
        case .zip64: "the ZIP file is of the kind for large files, which is not read"
        case .name: "the ZIP file has a file that does not belong there"
        case .duplicate: "the ZIP file has a file twice"
        case .compressed: "the ZIP file is compressed: its files must be stored as they are"
        case .encrypted: "the ZIP file is encrypted"
        case .checksum: "a file in the ZIP file is damaged"
        }
    }
}
