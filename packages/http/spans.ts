import { type Attributes, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'

/** Runs a step of a request or job in a child span. `attributes` must not name a person. */
export function inSpan<Result>(name: string, attributes: Attributes, step: () => Promise<Result>): Promise<Result> {
  return trace.getTracer('jembatan').startActiveSpan(name, { attributes }, (span) =>
    step()
      .catch((error: unknown) => {
        span.setStatus({ code: SpanStatusCode.ERROR })
        throw error
      })
      .finally(() => span.end()),
  )
}

/**
 * Wraps a postgres.js client so that its statements and transactions are spans of the current
 * request. A span holds the statement's text with numbered placeholders, and only the code of an
 * error: PostgreSQL's message may quote a row.
 */
export function spanning<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      const call = (args: unknown[]) => Reflect.apply(member, target, args)
      if (name === 'unsafe') return (text: string, ...args: unknown[]) => watch(text, call([text, ...args]))
      if (name === 'begin') return (...args: unknown[]) => inSpan('transaction', {}, async () => call(args.map(inStep)))
      if (name === 'savepoint') return (...args: unknown[]) => call(args.map(inStep))

      return member
    },
  })
}

const inStep = (argument: unknown) =>
  typeof argument === 'function' ? (tx: object) => argument(spanning(tx)) : argument

function watch<Query extends Promise<unknown>>(text: string, query: Query): Query {
  const operation = /^\W*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? 'statement'
  const span = trace.getTracer('jembatan').startSpan(`sql ${operation}`, {
    kind: SpanKind.CLIENT,
    attributes: { 'db.system.name': 'postgresql', 'db.operation.name': operation, 'db.query.text': text },
  })
  // The query's own `then` would send it before the caller has chosen the form of the rows.
  Promise.prototype.then.call(
    query,
    () => span.end(),
    (error: unknown) => fail(span, error),
  )

  return query
}

function fail(span: Span, error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  span.setAttribute('db.response.status_code', code)
  span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}
