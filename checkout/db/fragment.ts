import type { Helper, PendingQuery, Row, TransactionSql } from 'postgres'
import { driver } from './driver'

export type Fragment = PendingQuery<Row[]> | Helper<string> | Helper<string[]>

/**
 * Writes a part that several statements share. It opens no connection: the part runs with the
 * statement that it stands in.
 */
export const fragment = driver({ max: 1 })

/** Parts of a list, such as columns. */
export const commaSeparated = (parts: Fragment[]) =>
  parts.map((part, at) => (at === 0 ? fragment`${part}` : fragment`, ${part}`))

/** Selects whose rows are taken together. */
export const unionAll = (selects: Fragment[]) =>
  selects.map((select, at) => (at === 0 ? fragment`${select}` : fragment`union all ${select}`))

/**
 * Sends statements at once, which the database runs in their order: many small ones take longer on
 * their way than there.
 */
export const pipelined = (tx: TransactionSql, statements: Fragment[]) =>
  Promise.all(statements.map((statement) => tx`${statement}`))
