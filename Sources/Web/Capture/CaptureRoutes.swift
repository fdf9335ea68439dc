import API
import Contract
import EventStore
import Foundation
import HTTPTypes
import Hummingbird
import Lessons
import NIOCore
import UseCases
import Wording

/// Observations that are written without a connection: the page that a browser keeps, what keeps it, and where they are sent.
struct CaptureRoutes {
    /// Sent by our script alone: another site's page would have to ask first, and is told nothing.
    private static let sign = HTTPField.Name("X-Debrief-Capture")

    func add(to pages: PageRoutes) {
        let templates = pages.responder.templates
        let worker = Self.worker
        let observing = CommandRoute.all.first { $0.verb == RecordObservation.self }
            .map { CommandForm<RecordObservation, Observation>($0) }

        pages.open(.get, "/capture") { request, _ in
            let language = Preferences(of: request).language
            let frame = Frame(language, path: "/capture", here: "/capture")
            return Response(html: templates.html(of: CapturePage(in: language), in: frame))
        }

        pages.open(.get, "/worker.js") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "text/javascript; charset=utf-8", .cacheControl: "no-cache"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: worker))
            )
        }

        pages.program(.post, "/capture") { visit in
            guard let observing, let sign = Self.sign, visit.request.headers[sign] != nil else {
                throw Problem.expiredForm
            }
            let form = try await Form(of: visit.request, limit: visit.context.maxUploadSize)
            let body: Data
            do {
                body = try JSONEncoder().encode(try await observing.record(visit, form))
            } catch AppendError.commandReused {
                let words = CaptureWord.sentBefore.words(in: visit.language)
                throw Problem("idempotency-key-reused", .unprocessableContent, words)
            }
            return Response(
                status: .created,
                headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: body))
            )
        }
    }

    /// It names what the browser is to keep, and changes with it.
    private static let worker: String = {
        var text = String(decoding: PackageResources.worker_js, as: UTF8.self)
        let kept = ["STYLE": Asset.style.path, "SCRIPT": Asset.script.path, "ICON": Asset.icon.path]
        for (name, path) in kept { text = text.replacing("\"\(name)\"", with: "\"\(path)\"") }
        return text.replacing("STAMP", with: kept.values.sorted().joined())
    }()
}
