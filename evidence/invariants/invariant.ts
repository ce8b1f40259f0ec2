import type { Sql, TransactionSql } from 'postgres'
import type { Kasir } from './read-kasir'

export type Row = Record<string, unknown>

/** Rows that break an invariant. */
type Query = PromiseLike<readonly Row[]>

/**
 * A sentence that always holds. Each check selects the rows that break it, from one moment of Pasar
 * and possibly Kasir's record.
 */
export type Invariant = {
  number: number
  sentence: string
  /** A check of Pasar's database only, valid at any moment. */
  inPasar?: (sql: TransactionSql, context: Context) => Query
  /** A check of Pasar against Kasir's own record. */
  besideKasir?: (sql: TransactionSql, kasir: Kasir) => Query
  /** A check of Kasir's database only, valid at any moment. */
  inKasir?: (sql: Sql) => Query
  /** A check of the processes' logs. */
  inLogs?: (lines: string[]) => Row[]
}

/** Facts that the database does not contain. */
export type Context = {
  /** Verifies the signatures of the inbox. */
  serverKey?: string
  /** The keys of accounts that were transferred to Pasar, by account id. */
  oldShopKeys?: Record<string, string>
  /** Pieces of each SKU that were ever put in stock. */
  supply?: Record<string, number>
}
