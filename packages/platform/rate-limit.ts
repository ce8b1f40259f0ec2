import { createHmac } from 'node:crypto'
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible'
import { z } from 'zod'

/** The table that a system keeps for its limits: `key`, `points` and `expire` in milliseconds, in this order. */
export const RATE_LIMITS = 'rate_limits'

/** Of postgres.js. */
type Client = { unsafe: (text: string, values: (string | number | null)[]) => PromiseLike<readonly object[]> }

type Store = {
  /** Of the system's own database. */
  client: Client
  /** A key is written as its HMAC: whoever has the table alone finds no address and no account in it. */
  secret: string
}

export type Limit = {
  /** Of this limit alone: it is part of the key. */
  name: string
  most: number
  seconds: number
  /**
   * For an endpoint that is asked often: so many each process counts in its memory before it asks the database, and what is refused
   * it refuses by itself from then on. A person does not come so far, so their requests cost no statement; several processes
   * together hear less than so many more for each of them.
   */
  unshared?: number
}

export type Limiter = ReturnType<typeof sharedLimiter>

/**
 * A limit that all processes of a system count together, in one statement a time. While the database is away each process
 * counts by itself, as strictly: no door opens, and nobody is locked out. Rows are deleted an hour after they count for nothing.
 */
export function sharedLimiter({ client, secret }: Store, { name, most, seconds, unshared }: Limit) {
  const counted = { points: most, duration: seconds }
  const shared = new SharedLimiter({
    ...counted,
    keyPrefix: name,
    storeClient: asOfPg(client),
    storeType: 'client',
    tableName: RATE_LIMITS,
    tableCreated: true,
    // Each deletes for all.
    clearExpiredByTimeout: !swept.has(client),
    insuranceLimiter: new RateLimiterMemory(counted),
    ...(unshared && { inMemoryBlockOnConsumed: most }),
  })
  swept.add(client)
  const own = new RateLimiterMemory(counted)
  const written = (key: string) => createHmac('sha256', secret).update(`${name} ${key}`).digest('base64url')

  return {
    /** @throws {unknown} read by `millisecondsRefused`, when there were too many. */
    consume: async (key: string) => {
      if (!unshared) return void (await shared.consume(written(key)))
      const { consumedPoints } = await own.penalty(key)
      if (consumedPoints >= unshared) await shared.consume(written(key), consumedPoints === unshared ? unshared : 1)
    },

    /** For how many milliseconds this process refuses by itself; asks nobody. */
    msRefused: (key: string) => shared.getInMemoryBlockMsBeforeExpire(`${name}:${written(key)}`),

    /** Takes back one that turned out to be none. */
    giveBack: async (key: string) => void (await shared.reward(written(key))),

    /** Counts one more, however many there are. */
    add: async (key: string) => void (await shared.penalty(written(key))),

    /** What was counted of a key; null for none. */
    find: async (key: string) => shared.get(written(key)),
  }
}

/** Clients whose table somebody in this process sweeps. */
const swept = new WeakSet<Client>()

class SharedLimiter extends RateLimiterPostgres {
  /** The library has it, and its types forgot it. */
  declare getInMemoryBlockMsBeforeExpire: (key: string) => number
}

/** The library asks as one asks `pg`. */
const asOfPg = (client: Client) => ({
  query: async ({ text, values }: { text: string; values: (string | number | null)[] }) => {
    const rows = await client.unsafe(text, values)

    return { rows, rowCount: rows.length }
  },
})

const refusal = z.object({ msBeforeNext: z.number() })

/**
 * For how many milliseconds a limiter of `rate-limiter-flexible` refuses. Told by its form: Next's bundle and the web server's have
 * classes of their own, and a limiter that they share was made by one of them.
 * @throws {unknown} what was thrown, where that is no refusal.
 */
export function millisecondsRefused(thrown: unknown): number {
  const { success, data } = refusal.safeParse(thrown)
  if (!success) throw thrown

  return data.msBeforeNext
}
