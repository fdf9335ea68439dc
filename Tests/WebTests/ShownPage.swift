import Foundation

/// A page as a browser reads it.
struct ShownPage {
    /// What would be sent of a form as it stands.
    struct Form {
        let action: String
        let inputs: [(name: String, value: String)]

        func all(_ name: String) -> [String] { inputs.filter { $0.name == name }.map(\.value) }
        subscript(_ name: String) -> String? { all(name).first }
    }

    let status: Int
    let location: String?
    var setCookies: [String] = []
    let html: String

    /// The form that is the page's own; nil where it has none.
    var form: Form? { Form(of: html) }

    /// What stands between the tags, without them. Spaces at which no line breaks are part of it.
    var text: String { html.replacing(/<[^>]*>/, with: " ").unescaped.replacing(/[ \t\r\n]+/, with: " ") }

    /// What a cookie is set to; empty where it is taken back, nil where nothing is said of it.
    func cookie(_ name: String) -> String? {
        setCookies.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1).prefix { $0 != ";" }) }
    }

    var title: String? { html.firstMatch(of: /<h1>([^<]*)<\/h1>/).map { String($0.1).unescaped } }

    /// What is said beside an input at fault.
    func fault(of input: String) -> String? {
        let id = "f-" + input.replacing(".", with: "-") + "-fault"
        guard let place = html.range(of: "id=\"\(id)\">") else { return nil }
        return String(html[place.upperBound...].prefix { $0 != "<" }).unescaped
    }
}

extension ShownPage.Form {
    init?(of html: String) {
        guard
            let found = html.firstMatch(
                of: /(?s)<form method="post" action="([^"]*)" class="fields"[^>]*>(.*?)<\/form>/
            )
        else { return nil }
        action = String(found.1).unescaped
        inputs = Self.inputs(of: String(found.2))
    }

    private static func inputs(of html: String) -> [(name: String, value: String)] {
        var inputs: [(name: String, value: String)] = []
        let controls = /(?s)<input ([^>]*)>|<textarea ([^>]*)>\n?(.*?)<\/textarea>|<select ([^>]*)>(.*?)<\/select>/
        for control in html.matches(of: controls) {
            if let attributes = control.1 {
                let type = attribute("type", of: attributes)
                let isChosen = attributes.contains(/\ checked( |$)/)
                if (type == "radio" || type == "checkbox") && !isChosen { continue }
                inputs.append((attribute("name", of: attributes) ?? "", attribute("value", of: attributes) ?? ""))
            } else if let attributes = control.2 {
                inputs.append((attribute("name", of: attributes) ?? "", String(control.3 ?? "").unescaped))
            } else if let attributes = control.4, let options = control.5 {
                let chosen = options.firstMatch(of: /<option value="([^"]*)" selected>/)?.1
                inputs.append((attribute("name", of: attributes) ?? "", String(chosen ?? "").unescaped))
            }
        }
        return inputs
    }

    private static func attribute(_ name: String, of attributes: Substring) -> String? {
        guard let place = attributes.range(of: "\(name)=\"") else { return nil }
        return String(attributes[place.upperBound...].prefix { $0 != "\"" }).unescaped
    }
}

extension String {
    /// Without the references of HTML. Byte by byte: what comes behind one may be an accent.
    fileprivate var unescaped: String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(self) {
            text,
            reference in
            text.replacingOccurrences(of: reference.0, with: reference.1, options: .literal)
        }
    }
}
