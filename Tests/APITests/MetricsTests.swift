import API
import AsyncHTTPClient
import DeskSupport
import NIOCore
import NIOHTTP1
import Projections
import TestSupport
import Testing

/// What a server tells who watches it.
@Suite(.database, .timeLimit(.minutes(5))) struct MetricsTests {
    private func lines(_ server: TestServer) async throws -> [Substring] {
        let reply = try await server.get("/metrics", token: "")
        #expect(reply.status == 200 && reply.headers["content-type"]?.hasPrefix("text/plain; version=0.0.4") == true)
        return reply.text.split(separator: "\n")
    }

    private func value(_ name: String, _ lines: [Substring]) -> Double? {
        lines.first { $0.hasPrefix(name + " ") }.flatMap { Double($0.dropFirst(name.count + 1)) }
    }

    @Test func anAppendIsCountedWithItsEventsAndTimed() async throws {
        try await TestServer.with { server in
            try await server.observe()
            let lines = try await lines(server)
            for name in ["debrief_append_batch_requests", "debrief_append_batch_events", "debrief_append_seconds"] {
                #expect(lines.contains { $0 == "# TYPE \(name) histogram" })
                #expect(value(name + "_count", lines).map { $0 >= 1 } == true, "\(name)")
                #expect(value(name + "_bucket{le=\"+Inf\"}", lines) == value(name + "_count", lines), "\(name)")
            }
            #expect(value("debrief_append_batch_events_bucket{le=\"1000.0\"}", lines).map { $0 >= 1 } == true)
            #expect(value("debrief_append_seconds_bucket{le=\"0.001\"}", lines) != nil)
            #expect(value("debrief_append_batch_events_sum", lines).map { $0 >= 1 } == true)
        }
    }

    @Test func requestsListenersAndLagAreTold() async throws {
        try await TestServer.with { server in
            let reference = try await server.observe()
            #expect(try await server.get("/v1/observations/\(reference)").status == 200)
            #expect(try await server.get("/v1/observations/O-99").status == 404)
            var request = HTTPClientRequest(url: "http://127.0.0.1:\(server.port)/v1/events/stream")
            request.headers.add(name: "Authorization", value: "Bearer \(server.token)")
            var parts = try await HTTPClient.shared.execute(request, timeout: .minutes(1)).body.makeAsyncIterator()
            #expect(try await parts.next() != nil)

            let lines = try await lines(server)
            let route = #"route="/v1/observations/{reference}""#
            for status in [200, 404] {
                let name = #"debrief_http_requests_total{method="GET",\#(route),status="\#(status)"}"#
                #expect(value(name, lines).map { $0 >= 1 } == true, "\(name)")
            }
            #expect(value("debrief_http_request_seconds_count{\(route)}", lines).map { $0 >= 2 } == true)
            #expect(value("debrief_event_streams", lines) != nil)
            for model in ReadModels.all {
                for unit in ["events", "seconds"] {
                    let name = #"debrief_projection_lag_\#(unit){projection="\#(model.name)"}"#
                    #expect(value(name, lines) != nil, "\(name)")
                }
            }
        }
    }

    @Test func eachPoolTellsItsConnections() async throws {
        try await TestServer.with { server in
            let lines = try await lines(server)
            for pool in ["writer", "reader", "projector"] {
                for state in ["in_use", "idle"] {
                    #expect(value(#"debrief_pool_connections{pool="\#(pool)",state="\#(state)"}"#, lines) != nil)
                }
                #expect(value(#"debrief_pool_connections_max{pool="\#(pool)"}"#, lines).map { $0 > 0 } == true)
                #expect(value(#"debrief_pool_waiting{pool="\#(pool)"}"#, lines) != nil)
            }
        }
    }
}
