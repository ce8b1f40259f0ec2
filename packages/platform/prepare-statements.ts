import type { ReservedSql, Sql, TransactionSql } from 'postgres'

type Client = Sql | TransactionSql | ReservedSql
type Parameters = Exclude<globalThis.Parameters<Sql['unsafe']>[1], undefined>
type Step = (tx: TransactionSql) => unknown

/**
 * Drizzle lets every statement be planned anew, which costs a second round trip each. Prepared once a connection
 * it costs one. A statement without parameters stays as it is: a migration may hold several in one text.
 */
export function preparing<Given extends Client>(client: Given): Given {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'unsafe')
        return (text: string, parameters: Parameters = []) =>
          target.unsafe(text, parameters, { prepare: parameters.length > 0 })
      if (name === 'begin' && 'begin' in target)
        return (...given: [Step] | [string, Step]) =>
          given.length === 1
            ? target.begin((tx) => given[0](preparing(tx)))
            : target.begin(given[0], (tx) => given[1](preparing(tx)))
      if (name === 'savepoint' && 'savepoint' in target)
        return (step: Step) => target.savepoint((tx) => step(preparing(tx)))

      return Reflect.get(target, name)
    },
  })
}

/** A query with placeholders that is built once for each database: to build a large one costs more than to send it. */
export function builtOnce<Db extends object, Query>(build: (db: Db) => Query): (db: Db) => Query {
  const built = new WeakMap<Db, Query>()

  return (db) => {
    const query = built.get(db) ?? build(db)
    built.set(db, query)

    return query
  }
}
