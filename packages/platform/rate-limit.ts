import { createHmac } from 'node:crypto'
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible'
import { z } from 'zod'

/**
 * The table that a system has for its limits: `key`, `points` and `expire` in milliseconds, in this
 * order.
 */
export const RATE_LIMITS = 'rate_limits'

/** The part of a postgres.js client that is used here. */
type Client = { unsafe: (text: string, values: (string | number | null)[]) => PromiseLike<readonly object[]> }

type Store = {
  /** A client of the system's own database. */
  client: Client
  /** Keys are stored as HMACs, so the table reveals no addresses and no accounts. */
  secret: string
}

export type Limit = {
  /** Unique per limit, because it is part of the key. */
  name: string
  /** The function that counts, as the endpoint's declaration names it. */
  by: string
  most: number
  seconds: number
  /**
   * For busy endpoints: each process counts this many requests in memory before it queries the
   * database. After a refusal it refuses in memory. An ordinary user stays below this, so their
   * requests cost no statement. Each process may admit up to this many requests beyond `most`.
   */
  unshared?: number
}

export type Limiter = ReturnType<typeof sharedLimiter>

/**
 * A limit that all processes of a system share, with one statement per request. While the database
 * is unavailable, each process counts in memory with the same limit. Expired rows are deleted after
 * an hour.
 */
export function sharedLimiter({ client, secret }: Store, { name, most, seconds, unshared }: Limit) {
  const budget = { points: most, duration: seconds }
  const shared = new SharedLimiter({
    ...budget,
    keyPrefix: name,
    storeClient: asOfPg(client),
    storeType: 'client',
    tableName: RATE_LIMITS,
    tableCreated: true,
    // Only the first limiter of a client sweeps its table.
    clearExpiredByTimeout: !swept.has(client),
    insuranceLimiter: new RateLimiterMemory(budget),
    ...(unshared && { inMemoryBlockOnConsumed: most }),
  })
  swept.add(client)
  const own = new RateLimiterMemory(budget)
  const hashOf = (key: string) => createHmac('sha256', secret).update(`${name} ${key}`).digest('base64url')

  return {
    /** @throws {unknown} for `millisecondsRefused`, when the limit is exceeded. */
    consume: async (key: string) => {
      if (!unshared) return void (await shared.consume(hashOf(key)))
      const { consumedPoints } = await own.penalty(key)
      if (consumedPoints >= unshared) await shared.consume(hashOf(key), consumedPoints === unshared ? unshared : 1)
    },

    /** Returns for how many milliseconds this process still refuses in memory. Makes no query. */
    msRefused: (key: string) => shared.getInMemoryBlockMsBeforeExpire(`${name}:${hashOf(key)}`),

    /** Takes back one counted request. */
    giveBack: async (key: string) => void (await shared.reward(hashOf(key))),

    /** Counts one more request, even beyond the limit. */
    add: async (key: string) => void (await shared.penalty(hashOf(key))),

    /** Returns the count of a key; null without one. */
    find: async (key: string) => shared.get(hashOf(key)),
  }
}

/** Clients whose table this process already sweeps. */
const swept = new WeakSet<Client>()

class SharedLimiter extends RateLimiterPostgres {
  /** The method exists in the library, but not in its types. */
  declare getInMemoryBlockMsBeforeExpire: (key: string) => number
}

/** The library expects the interface of `pg`. */
const asOfPg = (client: Client) => ({
  query: async ({ text, values }: { text: string; values: (string | number | null)[] }) => {
    const rows = await client.unsafe(text, values)

    return { rows, rowCount: rows.length }
  },
})

const refusal = z.object({ msBeforeNext: z.number() })

/**
 * Returns for how many milliseconds a `rate-limiter-flexible` limiter refuses. Checks the shape,
 * not the class: Next's bundle and the web server's each contain a copy of the class.
 * @throws {unknown} the thrown value, if it is not a refusal.
 */
export function millisecondsRefused(thrown: unknown): number {
  const { success, data } = refusal.safeParse(thrown)
  if (!success) throw thrown

  return data.msBeforeNext
}
