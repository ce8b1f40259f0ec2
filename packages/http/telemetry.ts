import { monitorEventLoopDelay } from 'node:perf_hooks'
import { remember } from '@epic-web/remember'
import { type Attributes, context, metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { barely } from './bare-spans'
import { inSpan } from './spans'

type Telemetry = { exporter: PrometheusExporter; stop: () => Promise<void> }

/** Shared through the process, because Next's bundle has its own copy of this module. */
const singleton = remember('jembatanTelemetry', (): { jembatanTelemetry?: Telemetry | undefined } => ({}))

/** The maximum characters of a statement in a span. */
const LONGEST_ATTRIBUTE = 4_096

type Start = {
  /** The system's name, and the role of the process. */
  system: string
  part: 'web' | 'worker'
  /**
   * The OTLP/HTTP endpoint for spans: `https://collector.example/v1/traces`. Without it no spans
   * are created.
   */
  collector?: string | undefined
}

/**
 * Starts metrics and, with a collector, tracing; once per process. Sets no propagator, so no trace
 * context leaves a system and a stranger's is ignored: a browser carries only the handoff between
 * systems.
 */
export function startTelemetry({ system, part, collector }: Start): void {
  if (singleton.jembatanTelemetry) return
  const resource = resourceFromAttributes({ 'service.name': system, 'service.instance.id': `${part}-${process.pid}` })
  const exporter = new PrometheusExporter({ preventServerStart: true })
  metrics.setGlobalMeterProvider(new MeterProvider({ resource, readers: [exporter] }))
  const tracing = collector
    ? new BasicTracerProvider({
        resource,
        spanLimits: { attributeValueLengthLimit: LONGEST_ATTRIBUTE },
        spanProcessors: [new BatchSpanProcessor(barely(new OTLPTraceExporter({ url: collector })))],
      })
    : undefined
  if (tracing) {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    trace.setGlobalTracerProvider(tracing)
  }
  singleton.jembatanTelemetry = {
    exporter,
    stop: async () => {
      singleton.jembatanTelemetry = undefined
      for (const api of [metrics, trace, context]) api.disable()
      await tracing?.shutdown()
    },
  }
  observeProcess()
}

/** Stops metrics and tracing, and sends the remaining spans. For a process that ends. */
export const stopTelemetry = () => singleton.jembatanTelemetry?.stop().catch(() => {}) ?? Promise.resolve()

const meter = () => metrics.getMeter('jembatan')

function observeProcess() {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const seconds = (nanoseconds: number) => nanoseconds / 1e9
  observe(
    'nodejs.eventloop.delay.p99',
    { unit: 's', description: 'How late a due callback came since the last look.' },
    () => {
      const late = seconds(delay.percentile(99))
      delay.reset()
      return Number.isFinite(late) ? late : 0
    },
  )
  observe('process.memory.usage', { unit: 'By', description: 'Resident memory.' }, () => process.memoryUsage().rss)
  meter()
    .createObservableCounter('process.cpu.time', { unit: 's', description: 'Processor time, of all threads.' })
    .addCallback((result) => {
      const { user, system } = process.cpuUsage()
      result.observe((user + system) / 1e6)
    })
}

type About = { unit: string; description: string }
type Reading = number | undefined

/**
 * Registers a gauge that is read at each collection. An undefined value or an error leaves it out.
 */
export function observe(name: string, about: About, read: () => Reading | Promise<Reading>): void {
  meter()
    .createObservableGauge(name, about)
    .addCallback(async (result) => {
      const value = await Promise.resolve(read()).catch(() => undefined)
      if (value !== undefined) result.observe(value)
    })
}

/** Registers several gauges with one shared read per collection. */
export function observeTogether<Name extends string>(
  figures: Record<Name, About>,
  read: () => Promise<Partial<Record<Name, number>>>,
): void {
  const gauges = Object.entries<About>(figures).map(
    ([name, about]) => [name as Name, meter().createObservableGauge(name, about)] as const,
  )
  meter().addBatchObservableCallback(
    async (result) => {
      const values: Partial<Record<Name, number>> = await read().catch(() => ({}))
      for (const [name, gauge] of gauges) {
        const value = values[name]
        if (value !== undefined) result.observe(gauge, value)
      }
    },
    gauges.map(([, gauge]) => gauge),
  )
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * Records each request's endpoint, status and duration as a metric and a span. Records the endpoint
 * and not the address, which may contain a token.
 */
export function requestRecorder() {
  const duration = meter().createHistogram('http.server.request.duration', {
    unit: 's',
    description: 'From the request to the last byte of its answer.',
    advice: { explicitBucketBoundaries: SECONDS },
  })
  const active = meter().createUpDownCounter('http.server.active_requests', {
    unit: '{request}',
    description: 'Requests whose answer is not whole yet.',
  })

  return (
    details: { method: string; pattern: string; requestId: string },
    handle: (ended: (status: number, streamed: boolean) => void) => void,
  ) => {
    const since = performance.now()
    const about: Attributes = { 'http.request.method': details.method, 'http.route': details.pattern }
    active.add(1)
    const options = { kind: SpanKind.SERVER, root: true, attributes: { ...about, 'request.id': details.requestId } }
    trace.getTracer('jembatan').startActiveSpan(`${details.method} ${details.pattern}`, options, (span) => {
      handle((status, streamed) => {
        active.add(-1)
        // The client decides how long a stream lasts, so its duration is not recorded.
        if (!streamed)
          duration.record((performance.now() - since) / 1000, { ...about, 'http.response.status_code': status })
        span.setAttribute('http.response.status_code', status)
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      })
    })
  }
}

/** Records each run of a job as a metric and a span: its name, its outcome and its duration. */
export function jobRecorder() {
  const duration = meter().createHistogram('worker.job.duration', {
    unit: 's',
    description: 'One run of a job.',
    advice: { explicitBucketBoundaries: SECONDS },
  })

  return <Result>(name: string, attributes: Attributes, run: () => Promise<Result>): Promise<Result> => {
    const since = performance.now()
    const ended = (outcome: 'done' | 'failed') =>
      duration.record((performance.now() - since) / 1000, { 'job.name': name, 'job.outcome': outcome })

    return inSpan(`job ${name}`, attributes, run).then(
      (result) => {
        ended('done')
        return result
      },
      (error: unknown) => {
        ended('failed')
        throw error
      },
    )
  }
}

const serializer = new PrometheusSerializer()

/**
 * Returns all metrics of this process in Prometheus' text format; undefined before
 * `startTelemetry`.
 */
export async function collectFigures(): Promise<string | undefined> {
  if (!singleton.jembatanTelemetry) return undefined
  const { resourceMetrics } = await singleton.jembatanTelemetry.exporter.collect()

  return serializer.serialize(resourceMetrics)
}
