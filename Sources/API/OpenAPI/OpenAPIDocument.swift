import Contract
import Foundation
import HTTPTypes
import UseCases

/// The whole interface as OpenAPI 3.1 has it.
struct OpenAPIDocument {
    private let reader: SchemaReader
    private let endpoints: [Endpoint]
    private let publicURL: String

    init(_ endpoints: [Endpoint], reader: SchemaReader, publicURL: String) {
        (self.endpoints, self.reader, self.publicURL) = (endpoints, reader, publicURL)
    }

    private static let description = """
        The lessons-learned ledger of a peace operation. Sign in with a token (`debrief token create`). Every answer to a \
        command has a Debrief-Position; a question may ask for that at least with min-position. Debrief-Revision is the \
        revision that If-Match compares. An Idempotency-Key is the command's id: sent again, it gets its first answer. \
        Whatever may not be read is as if it weren't there.
        """

    var json: String {
        var paths: [String: Schema] = [:]
        for endpoint in endpoints {
            paths[endpoint.path, default: [:]][endpoint.method.rawValue.lowercased()] = operation(endpoint)
        }
        let document: Schema = [
            "openapi": "3.1.0",
            "info": ["title": "Debrief", "version": "1", "description": Self.description] as Schema,
            "servers": [["url": publicURL] as Schema],
            "security": [["token": [String]()] as Schema],
            "paths": paths,
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"] as Schema] as Schema,
                "schemas": reader.components.merging(["Problem": Self.problem]) { $1 },
            ] as Schema,
        ]
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        let data = try? JSONSerialization.data(withJSONObject: document.plain, options: options)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    private func operation(_ endpoint: Endpoint) -> Schema {
        let operation = endpoint.operation
        var schema: Schema = [
            "operationId": Self.id(endpoint), "summary": operation.summary, "tags": [operation.tag],
            "responses": responses(endpoint),
        ]
        if !operation.parameters.isEmpty { schema["parameters"] = operation.parameters.map(Self.parameter) }
        if let body = operation.body {
            var content: Schema = ["schema": body]
            content["example"] = operation.bodyExample
            schema["requestBody"] = ["required": true, "content": ["application/json": content] as Schema] as Schema
        } else if !operation.files.isEmpty {
            // Whatever bytes there are make a file: its rows are told to be bad, and no schema is (OpenAPI 3.1, Considerations for File Uploads).
            let content = operation.files.mapValues { example -> Schema in ["example": example] }
            schema["requestBody"] = ["required": true, "content": content] as Schema
        }
        if operation.isOpen { schema["security"] = [Schema]() }
        return schema
    }

    static func id(_ endpoint: Endpoint) -> String {
        let words = endpoint.path.split { !$0.isLetter }.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let rest = words.isEmpty ? endpoint.path.split { !$0.isLetter }.joined() : words.joined()
        return endpoint.method.rawValue.lowercased() + rest
    }

    private static func parameter(_ parameter: Operation.Parameter) -> Schema {
        [
            "name": parameter.name, "in": parameter.place.rawValue, "description": parameter.description,
            "required": parameter.isRequired, "schema": parameter.schema,
        ]
    }

    private func responses(_ endpoint: Endpoint) -> Schema {
        let operation = endpoint.operation
        var answer: Schema = [
            "description": operation.status.reasonPhrase,
            "content": [operation.mediaType: ["schema": operation.answer] as Schema] as Schema,
        ]
        if let register = operation.begins { answer["links"] = links(from: register) }
        var responses: Schema = ["\(operation.status.code)": answer]
        let content: Schema = ["schema": ["$ref": "#/components/schemas/Problem"] as Schema]
        let problem: [(String, String)] =
            [
                ("400", "What was sent can't be read"), ("414", "The path with its query is too long"),
                ("431", "The headers are too large"), ("500", "Something went wrong here"), ("503", "Try again later"),
            ]
            + (operation.isOpen ? [] : [("401", "Not signed in"), ("403", "Not allowed")])
            + (operation.isUnlimited ? [] : [("429", "Too many requests")])
            + (operation.parameters.isEmpty ? [] : [("422", "What was sent can't be taken")])
            + [("404", "Nothing goes by this name"), ("410", "What it was is no longer here")]
            + (operation.body == nil && operation.files.isEmpty
                ? []
                : [
                    ("409", "It was changed meanwhile"), ("412", "It isn't at the revision of If-Match"),
                    ("413", "Too large"), ("415", "Not of a type that is taken"),
                    ("422", "What was sent can't be taken"),
                ])
        if let other = operation.otherAnswer {
            responses["200"] =
                [
                    "description": "What would be recorded",
                    "content": ["application/json": ["schema": other] as Schema] as Schema,
                ] as Schema
        }
        for (status, description) in problem {
            responses[status] =
                [
                    "description": description, "content": ["application/problem+json": content] as Schema,
                ] as Schema
        }
        if operation.isToldWhenUnavailable {
            responses["503"] =
                [
                    "description": "As it stands, or try again later",
                    "content": [
                        operation.mediaType: ["schema": operation.answer] as Schema,
                        "application/problem+json": content,
                    ] as Schema,
                ] as Schema
        }
        if endpoint.method == .get, operation.mediaType == "application/json" {
            responses["304"] = ["description": "As the ETag says, nothing else than the client has"] as Schema
        }
        return responses
    }

    /// What can be asked of and done to what was just begun.
    private func links(from register: String) -> Schema {
        var links: Schema = [:]
        for endpoint in endpoints where endpoint.path.hasPrefix("/v1/\(register)/{") {
            guard let name = endpoint.path.namesInBraces.first else { continue }
            let id = Self.id(endpoint)
            links[id] = ["operationId": id, "parameters": [name: "$response.body#/reference"] as Schema] as Schema
        }
        return links
    }

    private static let problem: Schema = [
        "type": "object", "description": "RFC 9457", "required": ["type", "title", "status", "detail"],
        "additionalProperties": false,
        "properties": [
            "type": ["type": "string"] as Schema, "title": ["type": "string"] as Schema,
            "status": ["type": "integer"] as Schema, "detail": ["type": "string"] as Schema,
            "instance": ["type": "string"] as Schema, "state": ["type": "string"] as Schema,
            "possible": ["type": "array", "items": ["type": "string"] as Schema] as Schema,
            "checked": ["$ref": "#/components/schemas/ImportAnswer"] as Schema,
            "errors": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["detail"], "additionalProperties": false,
                    "properties": [
                        "pointer": ["type": "string"] as Schema, "parameter": ["type": "string"] as Schema,
                        "detail": ["type": "string"] as Schema,
                    ] as Schema,
                ] as Schema,
            ] as Schema,
        ] as Schema,
    ]
}

extension Schema {
    /// As Foundation writes it.
    fileprivate var plain: [String: Any] { mapValues(Self.plain) }

    private static func plain(_ value: any Sendable) -> Any {
        switch value {
        case let schema as Schema: schema.plain
        case let schemas as [String: Schema]: schemas.mapValues(\.plain)
        case let schemas as [Schema]: schemas.map(\.plain)
        case let values as [(any Sendable)?]: values.map { $0.map(plain) ?? NSNull() }
        default: value
        }
    }
}
