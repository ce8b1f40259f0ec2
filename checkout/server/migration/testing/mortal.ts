import type { Sql, TransactionSql } from 'postgres'

/** The simulated process was killed. */
export class Killed extends Error {}

type Work = (tx: TransactionSql) => Promise<unknown>

/** Methods that run a postgres.js statement, which is lazy until then. */
const RUNS = new Set<string | symbol>(['then', 'execute', 'cursor', 'writable'])

/**
 * A connection that stops before its nth statement, counting commits: the database rolls back the
 * open transaction, as when a process dies. Pipelined statements count as one.
 */
export function mortal(sql: Sql, dieBefore: number): Sql {
  let statements = 0
  let isSending = false
  const step = () => {
    if (!isSending) statements += 1
    isSending = true
    queueMicrotask(() => {
      isSending = false
    })
    if (statements >= dieBefore) throw new Killed(`killed before statement ${dieBefore}`)
  }
  const wrap = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      apply: (target, _, args) => {
        const query = Reflect.apply(target as () => object, undefined, args)
        return Array.isArray(args[0]) && 'raw' in args[0] ? wrap(query) : query
      },
      get: (target, name) => {
        if (name === 'begin')
          return (...args: [Work] | [string, Work]) => {
            const work = args.at(-1) as Work
            const options = args.length === 2 ? args[0] : ''
            return (target as unknown as Sql).begin(options, async (tx) => {
              const result = await work(wrap(tx))
              step()
              return result
            })
          }
        const value = Reflect.get(target, name)
        if (RUNS.has(name) && typeof value === 'function')
          return (...args: unknown[]) => {
            step()
            return Reflect.apply(value, target, args)
          }
        if (name === 'unsafe') return (...args: unknown[]) => wrap(Reflect.apply(value as () => object, target, args))
        return value
      },
    })

  return wrap(sql)
}
