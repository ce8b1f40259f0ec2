import type { Attributes } from '@opentelemetry/api'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base'

/** The attributes that a span may export. All others stay in the process. */
const OURS = new Set([
  ...['http.request.method', 'http.route', 'http.response.status_code', 'request.id'],
  ...['db.system.name', 'db.operation.name', 'db.query.text', 'db.response.status_code'],
  ...['attempt', 'kind'],
])
const NEXTS = new Set(['next.span_type', 'http.method', 'http.status_code', 'error.type'])

/**
 * Exports spans without attributes that may name a person. Next's spans contain the requested
 * address with its token, and the message of an error, which may quote a row.
 */
export const barely = (exporter: SpanExporter): SpanExporter => ({
  export: (spans, done) => exporter.export(spans.map(bare), done),
  forceFlush: async () => exporter.forceFlush?.(),
  shutdown: () => exporter.shutdown(),
})

function bare(span: ReadableSpan): ReadableSpan {
  const type = span.attributes['next.span_type']
  const own = { writable: false, enumerable: true }

  return Object.create(span, {
    name: { ...own, value: typeof type === 'string' ? type : span.name },
    attributes: { ...own, value: pick(span.attributes, type === undefined ? OURS : NEXTS) },
    status: { ...own, value: { code: span.status.code } },
    events: { ...own, value: [] },
    links: { ...own, value: [] },
  })
}

const pick = (attributes: Attributes, names: Set<string>): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => names.has(name)))
