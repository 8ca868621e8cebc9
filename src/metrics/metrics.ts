import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { GraphMeter, GraphRequestMeasured } from '../graph/meter'
import type { Purpose } from '../lists/store'

/** What is read when somebody asks for the figures. */
export interface MetricsSources {
  /** Milliseconds since each list was last known to be as it is. */
  ages(): ReadonlyMap<string, number>
  /** Milliseconds by which the longest waiting message to Teams is late. */
  reconcileLag(): number
}

/** Figures for operators, in Prometheus' form. They name no person and no matter. */
export class Metrics implements GraphMeter {
  readonly #registry = new Registry()
  readonly #http = new Histogram({
    name: 'samsyn_http_request_seconds',
    help: 'Requests to Samsyn, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 4, 8, 16],
    registers: [this.#registry],
  })
  readonly #graph = new Histogram({
    name: 'samsyn_graph_request_seconds',
    help: 'Requests to Microsoft Graph, by purpose, method and status (0: no answer)',
    labelNames: ['purpose', 'method', 'status'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 20],
    registers: [this.#registry],
  })
  readonly #units = new Counter({
    name: 'samsyn_graph_resource_units_total',
    help: 'SharePoint resource units used, by purpose',
    labelNames: ['purpose'],
    registers: [this.#registry],
  })
  readonly #retries = new Counter({
    name: 'samsyn_graph_retries_total',
    help: 'Requests to Microsoft Graph that were sent once more, by purpose',
    labelNames: ['purpose'],
    registers: [this.#registry],
  })

  /** Begins to answer for these sources; without them the figures are of requests only. */
  watch(sources: MetricsSources): void {
    const age = new Gauge({
      name: 'samsyn_replica_age_seconds',
      help: 'Seconds since each list was last known to be as it is in SharePoint',
      labelNames: ['list'],
      registers: [this.#registry],
      collect: () => {
        for (const [list, milliseconds] of sources.ages()) age.set({ list }, milliseconds / 1_000)
      },
    })
    const lag: Gauge = new Gauge({
      name: 'samsyn_reconcile_lag_seconds',
      help: 'Seconds by which the longest waiting message to Teams is late',
      registers: [this.#registry],
      collect: () => {
        lag.set(sources.reconcileLag() / 1_000)
      },
    })
  }

  requested({ purpose, method, status, units, milliseconds }: GraphRequestMeasured): void {
    this.#graph.observe({ purpose, method, status }, milliseconds / 1_000)
    this.#units.inc({ purpose }, units)
  }

  retried(purpose: Purpose): void {
    this.#retries.inc({ purpose })
  }

  /** A request to Samsyn was answered. `route` is the pattern, not the address: addresses name matters. */
  answered(method: string, route: string, status: number, milliseconds: number): void {
    this.#http.observe({ method, route, status }, milliseconds / 1_000)
  }

  /** All figures, as Prometheus reads them. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }

  get contentType(): string {
    return this.#registry.contentType
  }
}
