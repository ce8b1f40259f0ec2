import { PgDialect } from 'drizzle-orm/pg-core'
import type { Sql, TransactionSql } from 'postgres'
import type { Writer } from '../facts/facts'

const dialect = new PgDialect({ casing: 'snake_case' })

/** A transaction of the staging area, with the table `touched` for the keys that it wants judged at its end. */
export const inStaging = <Result>(sql: Sql, work: (tx: TransactionSql) => Promise<Result>) =>
  sql.begin(async (tx) => {
    await tx`set local timezone to 'UTC'`
    await tx`create temporary table touched (table_name text, key bigint, primary key (table_name, key)) on commit drop`

    return work(tx)
  })

/** For verbs that write with drizzle what belongs to this transaction. */
export const writerOf = (tx: Sql | TransactionSql): Writer => ({
  // Whoever writes facts reads nothing back, so that the driver's own answer will do.
  execute: ((query: Parameters<PgDialect['sqlToQuery']>[0]) => {
    const { sql, params } = dialect.sqlToQuery(query)
    return tx.unsafe(sql, params as string[])
  }) as unknown as Writer['execute'],
})
