import type { TransactionSql } from 'postgres'
import type { Kasir } from './read-kasir'

export type Row = Record<string, unknown>

/** Rows that should not exist. */
type Query = PromiseLike<readonly Row[]>

/** One moment of Pasar, and what stands beside it. A check asks for rows that break its sentence: none, when all is well. */
export type Invariant = {
  number: number
  sentence: string
  /** Seen in Pasar's database alone, at any moment. */
  inPasar?: (sql: TransactionSql, known: Known) => Query
  /** Seen only beside Kasir's own record. */
  besideKasir?: (sql: TransactionSql, kasir: Kasir) => Query
  /** Seen in what a process wrote to its log. */
  inLogs?: (lines: string[]) => Row[]
}

/** What a database does not say by itself. */
export type Known = {
  /** Checks the signatures of the inbox. */
  serverKey?: string
  /** The same of accounts that were transferred to Pasar, by their ids. */
  formerKeys?: Record<string, string>
  /** Pieces of each SKU that were ever put in stock. */
  supply?: Record<string, number>
}
