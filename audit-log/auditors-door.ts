import type { Sql } from 'postgres'
import { checkTrail } from './check-trail'
import { countTables } from './count-tables'
import { judgeKey, type KeyRefusal } from './judge-key'
import { readHead } from './read-head'
import { readTrail } from './read-trail'
import { type HeadSigner, signHead } from './sign-head'
import { streamTrail } from './stream-trail'
import { tellEvent } from './tell-event'

export type AuditorsDoor = {
  system: string
  sql: Sql
  key: string
  signer: HeadSigner
  /** Told of everybody who came without the key. Must not fail. */
  onRefused: (reason: KeyRefusal) => Promise<void>
  /** Ends the streams: a process that closes does not wait for its readers. */
  closing: AbortSignal
}

const AT_MOST = 1000

/** What an auditor may ask of a system, the same in each: to read, never to write, and nothing that names a person. */
export function openAuditorsDoor({ system, sql, key, signer, onRefused, closing }: AuditorsDoor) {
  const guarded = (answer: (request: Request, asked: Asked) => Promise<Response>) => async (request: Request) => {
    const refusal = judgeKey(request.headers.get('authorization'), key)
    if (refusal) {
      await onRefused(refusal)
      return json({}, 401)
    }
    const asked = readAsked(request)

    return asked ? answer(request, asked) : json({ error: 'after and limit are whole numbers' }, 400)
  }
  const telling = (read: (asked: Asked) => Promise<object>) =>
    guarded(async (_, asked) => json({ system, ...(await read(asked)) }))

  return {
    events: telling(async ({ after, limit }) => {
      const events = await readTrail(sql, { after, limit: Math.min(limit, AT_MOST) })

      return { head: await readHead(sql), events: events.map(tellEvent) }
    }),
    stream: guarded(async ({ signal }, { after }) => {
      const stream = streamTrail(sql, { after, signal: AbortSignal.any([signal, closing]) })

      return new Response(stream, { headers: STREAMED })
    }),
    check: telling(() => checkTrail(sql)),
    tables: telling(async () => ({ tables: await countTables(sql) })),
    head: telling(async () => ({ statement: await signHead(await readHead(sql), { signer, now: new Date() }) })),
  }
}

type Asked = { after: number; limit: number }

/** A stream that was cut goes on after the last row that arrived. */
function readAsked({ url, headers }: Request): Asked | undefined {
  const { searchParams } = new URL(url)
  const after = headers.get('last-event-id') ?? searchParams.get('after') ?? '0'
  const limit = searchParams.get('limit') ?? '500'

  return [after, limit].every((text) => /^\d{1,15}$/.test(text))
    ? { after: Number(after), limit: Number(limit) }
    : undefined
}

// `no-transform`: a server that compresses would hold events back until it has enough of them.
const STREAMED = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

const json = (body: object, status = 200) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
