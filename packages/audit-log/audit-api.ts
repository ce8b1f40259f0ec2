import type { Sql } from 'postgres'
import { checkKey, type KeyRefusal } from './check-key'
import { findValue } from './find-value'
import { type HeadSigner, signHead } from './head-statement'
import { readEvents, readHead, toPublished } from './read-events'
import { streamEvents } from './stream-events'
import { verifyHashChain } from './verify-hash-chain'

export type AuditApiOptions = {
  system: string
  sql: Sql
  key: string
  signer: HeadSigner
  /** Called for every request without the key. Must not fail. */
  onRefused: (reason: KeyRefusal) => Promise<void>
  /**
   * Sums by promotion and creator, without a person or an order. Absent in a system without
   * promotions.
   */
  countPromotions?: () => Promise<object>
  /** Ends the streams, so that a shutdown does not wait for their readers. */
  shutdown: AbortSignal
}

const AT_MOST = 1000

/**
 * The read-only endpoints for an auditor, the same in each system. No response names a person. A
 * value to search for comes in the body, because logs store addresses.
 */
export function createAuditApi(options: AuditApiOptions) {
  const { system, sql, key, signer, onRefused, countPromotions, shutdown } = options
  const guarded = (answer: (request: Request, range: Range) => Promise<Response>) => async (request: Request) => {
    const refusal = checkKey(request.headers.get('authorization'), key)
    if (refusal) {
      await onRefused(refusal)
      return refuse(request, 401, refusal)
    }
    const range = readRange(request)

    return range ? answer(request, range) : refuse(request, 400, 'range_malformed')
  }
  const answering = (read: (range: Range) => Promise<object>) =>
    guarded(async (_, range) => json({ system, ...(await read(range)) }))

  return {
    events: answering(async ({ after, limit }) => {
      const events = await readEvents(sql, { after, limit: Math.min(limit, AT_MOST) })

      return { head: await readHead(sql), events: events.map(toPublished) }
    }),
    stream: guarded(async ({ signal }, { after }) => {
      const stream = streamEvents(sql, { after, signal: AbortSignal.any([signal, shutdown]) })

      return new Response(stream, { headers: STREAMED })
    }),
    check: answering(() => verifyHashChain(sql)),
    tables: answering(async () => ({ tables: await countTables(sql) })),
    promotions: answering(async () => (await countPromotions?.()) ?? {}),
    find: guarded(async (request) => {
      const question = readQuestion(await request.json().catch(() => null))

      return question
        ? json({ system, ...(await findValue(sql, question.value, question.beside)) })
        : refuse(request, 400, 'value_malformed')
    }),
    head: answering(async () => ({ statement: await signHead(await readHead(sql), { signer, now: new Date() }) })),
  }
}

type Range = { after: number; limit: number }

/** An interrupted stream resumes after the last event that the client received. */
function readRange({ url, headers }: Request): Range | undefined {
  const { searchParams } = new URL(url)
  const after = headers.get('last-event-id') ?? searchParams.get('after') ?? '0'
  const limit = searchParams.get('limit') ?? '500'

  return [after, limit].every((text) => /^\d{1,15}$/.test(text))
    ? { after: Number(after), limit: Number(limit) }
    : undefined
}

/** A shorter value would occur in too many rows to mean anything. */
const SHORTEST_VALUE = 3
const LONGEST_VALUE = 100

/** Parses the value to search for, and the optional second value that must be in the same row. */
function readQuestion(body: unknown): { value: string; beside?: string } | undefined {
  const { value, beside } = { value: undefined, beside: undefined, ...(body as object | null) }
  const [trimmed, trimmedBeside] = [readValue(value), beside === undefined ? undefined : readValue(beside)]
  if (!trimmed || (beside !== undefined && !trimmedBeside)) return undefined

  return { value: trimmed, ...(trimmedBeside && { beside: trimmedBeside }) }
}

function readValue(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.includes('\0')) return undefined
  const trimmed = value.trim()

  return trimmed.length >= SHORTEST_VALUE && trimmed.length <= LONGEST_VALUE ? trimmed : undefined
}

/** Counts the rows of every table outside PostgreSQL's own schemas. Reads no contents. */
async function countTables(sql: Sql): Promise<{ name: string; rows: number }[]> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const tables = await tx<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      order by table_schema <> 'public', table_schema, table_name`
    const counts: { name: string; rows: number }[] = []
    for (const { schema, name } of tables) {
      const [row] = await tx<{ count: number }[]>`select count(*)::integer as count from ${tx(schema)}.${tx(name)}`
      counts.push({ name: schema === 'public' ? name : `${schema}.${name}`, rows: row?.count ?? 0 })
    }

    return counts
  })
}

// `no-transform`: a compressing proxy would hold events back until its buffer is full.
const STREAMED = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

const json = (body: object, status = 200) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

/** A refusal holds a code and the request id of the system's log, but nothing about events. */
const refuse = ({ headers }: Request, status: number, error: string) =>
  json({ error, requestId: headers.get('x-request-id') }, status)
