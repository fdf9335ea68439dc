import FoundationEssentials
import Glibc

/// A form that a person fills in with an editor: sections of text under headings in brackets.
struct EditorForm {
    struct Section {
        let name: String
        let help: String
        let text: String

        init(_ name: String, _ help: String, _ text: String) {
            (self.name, self.help, self.text) = (name, help, text)
        }
    }

    let sections: [Section]

    /// Opens $VISUAL or $EDITOR on the form.
    ///
    /// - Returns: The texts by the sections' names, empty ones left out, and where they are until they aren't needed any more.
    /// - Throws: `Failure` where there is no editor, it fails, or nothing was written. What was written is kept then.
    func fill() throws -> (texts: [String: String], draft: Draft) {
        let environment = ProcessInfo.processInfo.environment
        guard let editor = environment["VISUAL"] ?? environment["EDITOR"], !editor.isEmpty else {
            throw Failure(.usage, "No editor is named: set EDITOR, or give the texts as options.")
        }
        let path = "\(environment["TMPDIR"] ?? "/tmp")/debrief-\(UUID().uuidString.lowercased()).txt"
        guard let account = Account.current else { throw Failure(.unavailable, "This user has no entry in passwd.") }
        try Files.write(text, to: path, for: account)
        try run("\(editor) \"$1\"", on: path)
        guard let written = Files.read(path) else {
            throw Failure(.data, "What was written can't be read as UTF-8 text; it is in \(path).")
        }
        let texts = Self.texts(in: written)
        guard !texts.isEmpty else {
            try Files.remove(path)
            throw Failure(.usage, "Nothing was written, so nothing was recorded.")
        }
        if let stranger = texts.keys.first(where: { name in !sections.contains { $0.name == name } }) {
            throw Failure(.data, "The form has no section [\(stranger)]; what was written is in \(path).")
        }
        return (texts, Draft(path: path))
    }

    var text: String {
        "# Write under the headings; lines that begin with # are left out, unless a backslash stands before it.\n"
            + "# Save and leave to go on, empty it to give up.\n"
            + sections.map { "\n[\($0.name)]\n# \($0.help)\n\(Self.escaped($0.text))\n" }.joined()
    }

    /// A line that would be left out or taken for a heading bears a backslash before it, and so does one that bears one.
    private static func escaped(_ text: String) -> String {
        lines(of: text)
            .map { line in line.first.map { "#[\\".contains($0) } == true ? "\\" + line : String(line) }
            .joined(separator: "\n")
    }

    /// An editor may end them as Windows does.
    private static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { ["\n", "\r\n"].contains($0) }
    }

    static func texts(in written: String) -> [String: String] {
        var texts: [String: String] = [:]
        var name = ""
        for line in lines(of: written) where !line.hasPrefix("#") {
            if line.hasPrefix("["), line.hasSuffix("]") {
                name = String(line.dropFirst().dropLast())
            } else {
                texts[name, default: ""] += (line.hasPrefix("\\") ? line.dropFirst() : line) + "\n"
            }
        }
        return texts.mapValues(\.trimmed).filter { !$0.value.isEmpty }
    }

    private func run(_ command: String, on path: String) throws {
        let words = ["sh", "-c", command, "sh", path]
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        var status: Int32 = 0
        guard posix_spawnp(&process, "sh", nil, nil, &arguments, environ) == 0,
            waitpid(process, &status, 0) == process, status == 0
        else { throw Failure(.unavailable, "The editor failed (\(command)); what was written is in \(path).") }
    }
}
