import { drizzle } from 'drizzle-orm/postgres-js'
import type { Sql, TransactionSql } from 'postgres'
import type { Database } from '@/db/connect'
import * as schema from '@/db/schema'
import type { Gateway } from '@/server/payment/gateway/gateway'

/** The process is gone. What it had not committed never was, and what it had sent was sent. */
export class Crashed extends Error {}

/** One process of Pasar, which is killed at the nth step that leaves it: a statement, a commit, a call of the gateway. */
export class CrashPoint {
  private steps = 0
  private over = false
  /** Where it ended. */
  end: string | undefined

  constructor(private readonly crashAt = Number.POSITIVE_INFINITY) {}

  step(name: string) {
    if (!this.over && this.steps++ < this.crashAt) return
    this.end ??= name
    this.over = true
    throw new Crashed(name)
  }
}

export function crashingDatabase(sql: Sql, crashPoint: CrashPoint): Database {
  return drizzle(crashingClient(sql, crashPoint), { schema, casing: 'snake_case' })
}

/** Killed before a call the gateway hears nothing; killed after it, nobody hears the gateway. */
export function crashingGateway(gateway: Gateway, crashPoint: CrashPoint): Gateway {
  return new Proxy(gateway, {
    get(target, name, receiver) {
      const call: unknown = Reflect.get(target, name, receiver)
      if (typeof call !== 'function') return call

      return async (...args: unknown[]) => {
        crashPoint.step(`before Kasir hears “${String(name)}”`)
        const answer = await call.apply(target, args)
        crashPoint.step(`after Kasir answered “${String(name)}”`)

        return answer
      }
    },
  })
}

/** The two doors through which Drizzle leaves the process. */
function crashingClient<Client extends Sql | TransactionSql>(client: Client, crashPoint: CrashPoint): Client {
  const unsafe = (query: string, ...rest: unknown[]) => {
    try {
      crashPoint.step(`before ${inShort(query)}`)
    } catch (died) {
      const never = Promise.reject(died)
      return Object.assign(never, { values: () => never })
    }
    return Reflect.apply(client.unsafe, client, [query, ...rest])
  }
  const begin = async (work: (tx: TransactionSql) => Promise<unknown>) => {
    crashPoint.step('before a transaction')
    const result = await (client as Sql).begin(async (tx) => {
      const done = await work(crashingClient(tx, crashPoint))
      crashPoint.step('before the commit')
      return done
    })
    crashPoint.step('after the commit')

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

const inShort = (query: string) => `“${query.replaceAll(/\s+/g, ' ').trim().slice(0, 50)}…”`
