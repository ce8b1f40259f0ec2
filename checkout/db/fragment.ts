import type { Helper, PendingQuery, Row, TransactionSql } from 'postgres'
import { driver } from './driver'

export type Fragment = PendingQuery<Row[]> | Helper<string> | Helper<string[]>

/**
 * Builds a SQL fragment that several statements share. It opens no connection: the fragment runs
 * with the statement that contains it.
 */
export const fragment = driver({ max: 1 })

export const commaSeparated = (parts: Fragment[]) =>
  parts.map((part, at) => (at === 0 ? fragment`${part}` : fragment`, ${part}`))

/** Joins selects by `union all`. */
export const unionAll = (selects: Fragment[]) =>
  selects.map((select, at) => (at === 0 ? fragment`${select}` : fragment`union all ${select}`))

/**
 * Sends statements without waiting for results; the database runs them in order. For many small
 * statements the round trips cost more than their execution.
 */
export const pipelined = (tx: TransactionSql, statements: Fragment[]) =>
  Promise.all(statements.map((statement) => tx`${statement}`))
