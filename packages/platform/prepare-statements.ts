import type { ReservedSql, Sql, TransactionSql } from 'postgres'

type Client = Sql | TransactionSql | ReservedSql
type Parameters = Exclude<globalThis.Parameters<Sql['unsafe']>[1], undefined>
type Step = (tx: TransactionSql) => unknown

/**
 * Prepares statements once per connection, which costs one round trip. Drizzle would plan each
 * statement anew, which costs a second round trip. A statement without parameters is not prepared:
 * a migration may contain several statements in one text.
 */
export function preparing<Given extends Client>(client: Given): Given {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'unsafe')
        return (text: string, parameters: Parameters = []) =>
          target.unsafe(text, parameters, { prepare: parameters.length > 0 })
      if (name === 'begin' && 'begin' in target)
        return (...args: [Step] | [string, Step]) =>
          args.length === 1
            ? target.begin((tx) => args[0](preparing(tx)))
            : target.begin(args[0], (tx) => args[1](preparing(tx)))
      if (name === 'savepoint' && 'savepoint' in target)
        return (step: Step) => target.savepoint((tx) => step(preparing(tx)))

      return Reflect.get(target, name)
    },
  })
}

/**
 * Caches a query with placeholders per database: building a large query costs more than sending it.
 */
export function builtOnce<Db extends object, Query>(build: (db: Db) => Query): (db: Db) => Query {
  const queries = new WeakMap<Db, Query>()

  return (db) => {
    const query = queries.get(db) ?? build(db)
    queries.set(db, query)

    return query
  }
}
