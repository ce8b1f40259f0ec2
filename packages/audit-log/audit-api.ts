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
  /** Sums by promotion and creator, in a system that counts any: nobody's, and of none of its orders. */
  countPromotions?: () => Promise<object>
  /** Ends the streams: a process that shuts down does not wait for its readers. */
  shutdown: AbortSignal
}

const AT_MOST = 1000

/**
 * What an auditor may ask of a system, the same in each: to read, never to write, and nothing that names a person. How often a value
 * stands there is said to who names it, and comes in a body, which no log keeps.
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
      const asked = readQuestion(await request.json().catch(() => null))

      return asked
        ? json({ system, ...(await findValue(sql, asked.value, asked.beside)) })
        : refuse(request, 400, 'value_malformed')
    }),
    head: answering(async () => ({ statement: await signHead(await readHead(sql), { signer, now: new Date() }) })),
  }
}

type Range = { after: number; limit: number }

/** A stream that was cut goes on after the last row that arrived. */
function readRange({ url, headers }: Request): Range | undefined {
  const { searchParams } = new URL(url)
  const after = headers.get('last-event-id') ?? searchParams.get('after') ?? '0'
  const limit = searchParams.get('limit') ?? '500'

  return [after, limit].every((text) => /^\d{1,15}$/.test(text))
    ? { after: Number(after), limit: Number(limit) }
    : undefined
}

/** Too short would stand everywhere, and say nothing of anybody. */
const SHORTEST_VALUE = 3
const LONGEST_VALUE = 100

/** The value, and the one that it is to stand beside if there is one. */
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

/** Every table of a database that is not PostgreSQL's own, and how many rows it has. Not a word of what is in them. */
async function countTables(sql: Sql): Promise<{ name: string; rows: number }[]> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const tables = await tx<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      order by table_schema <> 'public', table_schema, table_name`
    const counted: { name: string; rows: number }[] = []
    for (const { schema, name } of tables) {
      const [row] = await tx<{ count: number }[]>`select count(*)::integer as count from ${tx(schema)}.${tx(name)}`
      counted.push({ name: schema === 'public' ? name : `${schema}.${name}`, rows: row?.count ?? 0 })
    }

    return counted
  })
}

// `no-transform`: a server that compresses would hold events back until it has enough of them.
const STREAMED = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

const json = (body: object, status = 200) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

/** A code, and the id under which the system's log knows the request; not a word about events. */
const refuse = ({ headers }: Request, status: number, error: string) =>
  json({ error, requestId: headers.get('x-request-id') }, status)
