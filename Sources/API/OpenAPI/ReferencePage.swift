import HTTPTypes

/// The interface on one page, for people: what can be asked and told, with what.
struct ReferencePage {
    private let endpoints: [Endpoint]

    init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints.sorted { ($0.operation.tag, $0.path) < ($1.operation.tag, $1.path) }
    }

    var html: String {
        var body = ""
        var tag = ""
        for endpoint in endpoints {
            if endpoint.operation.tag != tag { body += "<h2>\(endpoint.operation.tag)</h2>\n" }
            tag = endpoint.operation.tag
            let names = endpoint.operation.parameters.filter { $0.place != .path }.map { "<code>\($0.name)</code>" }
            let parameters = names.isEmpty ? "" : "<br><small>\(names.joined(separator: " "))</small>"
            body +=
                "<p><b>\(endpoint.method.rawValue)</b> <code>\(endpoint.path)</code><br>"
                + "\(endpoint.operation.summary.escaped)\(parameters)</p>\n"
        }
        return """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Debrief: the interface</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}small{color:#555}</style>
            <h1>Debrief: the interface</h1>
            <p>Sign in with <code>Authorization: Bearer dbt_…</code> (<code>debrief token create</code>).
            Every form of every answer stands in <a href="/openapi.json">openapi.json</a>.</p>
            \(body)</html>
            """
    }
}

extension String {
    fileprivate var escaped: String { replacing("&", with: "&amp;").replacing("<", with: "&lt;") }
}
