import { drizzle } from 'drizzle-orm/postgres-js'
import type { Sql, TransactionSql } from 'postgres'
import type { Database } from '@/db/connect'
import * as schema from '@/db/schema'
import type { Gateway } from '@/server/payment/gateway/gateway'

/** The simulated process crashed. Uncommitted changes are rolled back; sent requests stay sent. */
export class Crashed extends Error {}

/**
 * Crashes one Pasar process at its nth external operation: a statement, a commit, a gateway call.
 */
export class CrashPoint {
  private operations = 0
  private crashed = false
  /** The operation at which it crashed. */
  reached: string | undefined

  constructor(private readonly crashAt = Number.POSITIVE_INFINITY) {}

  reach(name: string) {
    if (!this.crashed && this.operations++ < this.crashAt) return
    this.reached ??= name
    this.crashed = true
    throw new Crashed(name)
  }
}

export function crashingDatabase(sql: Sql, crashPoint: CrashPoint): Database {
  return drizzle(crashingClient(sql, crashPoint), { schema, casing: 'snake_case' })
}

/** A crash before a call drops the request; a crash after it loses the response. */
export const crashingGateway = (gateway: Gateway, crashPoint: CrashPoint): Gateway => ({
  ...crashingCalls(gateway, crashPoint),
  of: (account) => crashingCalls(gateway.of(account), crashPoint),
})

function crashingCalls<Calls extends object>(calls: Calls, crashPoint: CrashPoint): Calls {
  return new Proxy(calls, {
    get(target, name, receiver) {
      const call: unknown = Reflect.get(target, name, receiver)
      if (typeof call !== 'function') return call

      return async (...args: unknown[]) => {
        crashPoint.reach(`before Kasir receives “${String(name)}”`)
        const answer = await call.apply(target, args)
        crashPoint.reach(`after Kasir answered “${String(name)}”`)

        return answer
      }
    },
  })
}

/** Wraps the two methods through which drizzle reaches the database. */
function crashingClient<Client extends Sql | TransactionSql>(client: Client, crashPoint: CrashPoint): Client {
  const unsafe = (query: string, ...rest: unknown[]) => {
    try {
      crashPoint.reach(`before ${abbreviate(query)}`)
    } catch (crash) {
      const rejected = Promise.reject(crash)
      return Object.assign(rejected, { values: () => rejected })
    }
    return Reflect.apply(client.unsafe, client, [query, ...rest])
  }
  const begin = async (work: (tx: TransactionSql) => Promise<unknown>) => {
    crashPoint.reach('before a transaction')
    const result = await (client as Sql).begin(async (tx) => {
      const done = await work(crashingClient(tx, crashPoint))
      crashPoint.reach('before the commit')
      return done
    })
    crashPoint.reach('after the commit')

    return result
  }

  return new Proxy(client, {
    get(target, name, receiver) {
      if (name === 'unsafe') return unsafe
      if (name === 'begin') return begin
      return Reflect.get(target, name, receiver)
    },
  })
}

const abbreviate = (query: string) => `“${query.replaceAll(/\s+/g, ' ').trim().slice(0, 50)}…”`
