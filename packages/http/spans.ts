import { type Attributes, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'

/** A step of a request or of a job as a span of its own, within the one around it. `attributes` name no person. */
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
 * A client of postgres.js whose statements are spans within whatever asks, and whose transactions are one around theirs. A span tells
 * the statement's text, in which a value is a number with a dollar, and of an error its code: PostgreSQL's sentence may quote a row.
 */
export function spanning<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name)
      if (typeof found !== 'function') return found
      const call = (given: unknown[]) => Reflect.apply(found, target, given)
      if (name === 'unsafe') return (text: string, ...given: unknown[]) => watch(text, call([text, ...given]))
      if (name === 'begin')
        return (...given: unknown[]) => inSpan('transaction', {}, async () => call(given.map(inStep)))
      if (name === 'savepoint') return (...given: unknown[]) => call(given.map(inStep))

      return found
    },
  })
}

const inStep = (given: unknown) => (typeof given === 'function' ? (tx: object) => given(spanning(tx)) : given)

function watch<Query extends Promise<unknown>>(text: string, query: Query): Query {
  const operation = /^\W*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? 'statement'
  const span = trace.getTracer('jembatan').startSpan(`sql ${operation}`, {
    kind: SpanKind.CLIENT,
    attributes: { 'db.system.name': 'postgresql', 'db.operation.name': operation, 'db.query.text': text },
  })
  // The query's own `then` would send it, before its asker has said in which form the rows are to come.
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
