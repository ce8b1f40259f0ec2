import { PgDialect } from 'drizzle-orm/pg-core'
import type { Sql, TransactionSql } from 'postgres'
import type { Writer } from './change-log'

const dialect = new PgDialect({ casing: 'snake_case' })

/** A change log writer for postgres.js transactions, for verbs that write through drizzle. */
export const writerOf = (tx: Sql | TransactionSql): Writer => ({
  // Change log entries are only written, so the driver's own result is enough.
  execute: ((query: Parameters<PgDialect['sqlToQuery']>[0]) => {
    const { sql, params } = dialect.sqlToQuery(query)
    return tx.unsafe(sql, params as string[])
  }) as unknown as Writer['execute'],
})
