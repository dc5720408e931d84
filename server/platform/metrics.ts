// Prometheus metrics. Labels are route templates and classes only: never a path, a person or an address (A63).
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const duration = new Histogram({
  name: 'http_server_request_duration_seconds',
  help: 'Time to answer, by route template',
  labelNames: ['method', 'route', 'status_class'],
  buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
})

/** One answered request. */
export function observeRequest(method: string, route: string, status: number, milliseconds: number) {
  duration.labels(method, route, `${Math.floor(status / 100)}xx`).observe(milliseconds / 1000)
}

/** A counter of domain outcomes, e.g. registrations by outcome. */
export const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
  new Counter({ name, help, labelNames: [...labelNames], registers: [registry] })

/** A gauge read at scrape time. */
export const gauge = (name: string, help: string, read: () => number) =>
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })
