import type { Sql, TransactionSql } from 'postgres'

/** The process was killed here. */
export class Killed extends Error {}

type Work = (tx: TransactionSql) => Promise<unknown>

/**
 * A connection on which nothing is said any more from the nth statement on, the commit of a transaction being one: the database
 * undoes what was open, as it does when a process dies.
 */
export function mortal(sql: Sql, dieBefore: number): Sql {
  let statements = 0
  const step = () => {
    statements += 1
    if (statements >= dieBefore) throw new Killed(`killed before statement ${dieBefore}`)
  }
  const wrap = <Connection extends Sql | TransactionSql>(connection: Connection): Connection =>
    new Proxy(connection, {
      apply: (target, _, given) => {
        step()
        return Reflect.apply(target as unknown as () => unknown, undefined, given)
      },
      get: (target, name) => {
        if (name === 'begin')
          return (...given: [Work] | [string, Work]) => {
            const work = given.at(-1) as Work
            const options = given.length === 2 ? given[0] : ''
            return (target as Sql).begin(options, async (tx) => {
              const result = await work(wrap(tx))
              step()
              return result
            })
          }
        if (name === 'unsafe') {
          return (...given: Parameters<Sql['unsafe']>) => {
            step()
            return target.unsafe(...given)
          }
        }
        return Reflect.get(target, name)
      },
    })

  return wrap(sql)
}
