import type { Connection } from './connect'

/** A query with placeholders that is built once for each database: to build a large one costs more than to send it. */
export function builtOnce<Query>(build: (db: Connection) => Query): (db: Connection) => Query {
  const built = new WeakMap<Connection, Query>()

  return (db) => {
    const query = built.get(db) ?? build(db)
    built.set(db, query)

    return query
  }
}
