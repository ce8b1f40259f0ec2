import type { Sql, TransactionSql } from 'postgres'
import { EVERY_INVARIANT, type InvariantName } from './every-invariant'
import type { Context, Invariant, Row } from './invariant'
import { type Mark, narrowTo } from './new-since'
import { asTables, readRecord } from './read-kasir'

export type CheckInvariants = Context & {
  pasar: Sql
  kasir?: Sql
  /** Lines of the systems' logs. */
  logs?: string[]
  /** Invariants that a test breaks on purpose. */
  except?: InvariantName[]
  /** Checks only rows that are newer than this mark. */
  since?: Mark
  /** Nothing is in progress any more, so both systems must agree about every order. */
  everythingRests?: boolean
}

export type Violation = { number: number; sentence: string; rows: Row[] }

const everyInvariant = Object.entries(EVERY_INVARIANT) as [InvariantName, Invariant][]

/**
 * Returns all rows that break an invariant, at one moment of each database; an empty list when
 * there are none.
 */
export async function checkInvariants(input: CheckInvariants): Promise<Violation[]> {
  const { pasar, kasir, logs = [], except = [], since } = input
  const selection = everyInvariant.filter(([name]) => !except.includes(name))
  const before = kasir && (await readRecord(kasir, await pasar.begin((sql) => listAttempts(sql, input))))

  return pasar.begin('isolation level repeatable read', async (sql) => {
    if (since) await narrowTo(sql, since)
    const ids = await listAttempts(sql, input)
    const after = kasir && (await readRecord(kasir, ids))
    const record = before && after && asTables(sql, { before, after, everythingRests: input.everythingRests ?? false })
    const violations: Violation[] = []
    for (const [, { number, sentence, inPasar, inKasir, besideKasir, inLogs }] of selection) {
      const rows = [
        ...((await inPasar?.(sql, input)) ?? []),
        ...((kasir && (await inKasir?.(kasir))) ?? []),
        ...((record && (await besideKasir?.(sql, record))) ?? []),
        ...(inLogs?.(logs) ?? []),
      ]
      if (rows.length > 0) violations.push({ number, sentence, rows })
    }

    return violations
  })
}

/** @throws {Error} that names each broken invariant with its rows. */
export async function assertInvariants(input: CheckInvariants) {
  const violations = await checkInvariants(input)
  if (violations.length > 0) throw new Error(describeViolations(violations))
}

const MOST_ROWS = 5

export const describeViolations = (violations: Violation[]) =>
  violations
    .map(({ number, sentence, rows }) => {
      const examples = rows.slice(0, MOST_ROWS).map((row) => `    ${JSON.stringify(row)}`)
      return [`Invariant ${number} is broken: ${sentence}`, ...examples, ...more(rows.length - MOST_ROWS)].join('\n')
    })
    .join('\n')

const more = (count: number) => (count > 0 ? [`    … and ${count} more`] : [])

async function listAttempts(sql: TransactionSql, { since }: CheckInvariants) {
  const attempts = await sql<{ id: string }[]>`
    select provider_order_id as id from payment_attempts where order_id <> all(${since?.orders ?? []}::text[])`

  return attempts.map(({ id }) => id)
}
