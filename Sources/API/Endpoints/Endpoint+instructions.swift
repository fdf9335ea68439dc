import Contract
import HTTPTypes
import Hummingbird
import UseCases

extension Endpoint {
    /// Where an instruction is given.
    static func instruction<Told: Instruction>(
        _ type: Told.Type,
        _ service: Service,
        _ reader: SchemaReader
    ) -> Endpoint {
        Endpoint(method: .post, path: "/v1/\(Told.path)", operation: .instruction(type, reader)) { request, context in
            let principal = try await service.principal(of: request, context, needs: .write)
            var desk = service.desk(for: principal, in: request.language)
            desk.onProgress = { [progress = context.progress] in progress.made() }
            try QueryFields(request.uri.query).refuseOthers()
            let body = try await request.fields(limit: context.maxUploadSize)
            do {
                var fields = body
                for name in Told.path.namesInBraces {
                    guard body[name] == nil else { throw InputFaults([.unknownField(name)]) }
                    fields[name] = .text(try Request.value(name, in: context))
                }
                let instruction = try FieldDecoder.decodeWhole(Told.self, from: fields, .strict)
                let answer = try await desk.tell(instruction, in: try CommandContext(of: request, by: principal))
                guard answer is any PositionedAnswer else { return try Response(answer, to: request) }
                return try await service.response(to: answer, of: principal, request)
            } catch {
                let told: any Error = InputFaults(error, naming: body) ?? error
                throw FieldedError.told(told, about: body, as: Told.shape, of: request)
            }
        }
    }

    /// Where a one-time sign-in becomes a token.
    static func signIn(_ service: Service, _ reader: SchemaReader) -> Endpoint {
        let operation = Operation(
            summary: Operation.summary(.post, "/v1/sign-in"),
            tag: "tokens",
            status: .created,
            answer: reader.schema(of: NewTokenAnswer.self, for: .output)
        )
        return Endpoint(method: .post, path: "/v1/sign-in", operation: operation) { request, context in
            let principal = try await service.principal(of: request, context, needs: .signIn)
            let desk = service.desk(for: principal, in: request.language)
            let answer = try await desk.signIn(with: principal.credential, as: principal.person, by: .commandLine)
            return try Response(answer, to: request, status: .created)
        }
    }
}
