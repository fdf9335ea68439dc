import Audit
import Contract
import CoreMetrics
import EventSourcing
import EventStore
import Metrics
import Postgres
import Projections
import UseCases

extension Service {
    /// Takes the levels that nobody counts as they change.
    func measure() async {
        measure("writer", desk.store.connections)
        measure("reader", desk.side.connections)
        measure("projector", desk.projector.connections)
        if let reach = try? await desk.trees.reach(), let report = try? await desk.trees.report() {
            Gauge(label: "debrief_signed_events").record(reach.signed)
            Gauge(label: "debrief_witnessed_events").record(reach.witnessed)
            Gauge(label: "debrief_signing_refused").record(report.refusal == nil ? 0 : 1)
        }
        guard let statuses = try? await desk.side.status(of: desk.store, now: .now) else { return }
        for status in statuses {
            let dimensions = [("projection", status.name)]
            Gauge(label: "debrief_projection_lag_events", dimensions: dimensions).record(status.lag)
            Gauge(label: "debrief_projection_lag_seconds", dimensions: dimensions).record(status.lagSeconds)
            Gauge(label: "debrief_projection_parked_streams", dimensions: dimensions).record(status.parked.count)
        }
    }

    private func measure(_ pool: String, _ connections: PoolStatistics) {
        func take(_ label: String, _ value: Int, _ dimensions: (String, String)...) {
            Gauge(label: label, dimensions: [("pool", pool)] + dimensions).record(value)
        }
        take("debrief_pool_connections", connections.leased, ("state", "in_use"))
        take("debrief_pool_connections", connections.idle, ("state", "idle"))
        take("debrief_pool_connections_max", connections.size)
        take("debrief_pool_waiting", connections.waiting)
    }
}
