import { createHash } from 'node:crypto'
import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { settlementDifferences, settlementImports, settlementLines } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Timed } from '../context'
import { postSettlement } from '../ledger/post-event'
import { booksOf } from './books-of'
import { findMissingThere } from './find-missing-there'
import { matchLines } from './match-lines'
import { readBooks } from './read-books'
import { type ReportLine, readReport } from './read-report'

type ImportSettlement = {
  csv: string
  /** The day that the report was fetched for; an empty report does not contain it. */
  day?: string
  /** The report's merchant account; omitted for Pasar's own. */
  account?: string | null
}

/**
 * Imports one of the gateway's daily reports: books each line once, however often it is read, and
 * compares it with the books. Checks earlier differences again.
 * @throws {DomainError} `settlement_malformed`
 */
export async function importSettlement({ db, now }: Timed, { csv, day, account = null }: ImportSettlement) {
  const lines = readReport(csv).map(({ merchantId, ...line }) => ({ ...line, account }))
  const digest = createHash('sha256').update(csv).digest('hex')
  const keys = lines.map(({ key }) => key)
  const days = [...new Set([...lines.map((line) => line.day), ...(day ? [day] : [])])]

  return db.transaction(async (tx) => {
    await waitForTurn(tx)
    const importId = await startImport(tx, { day, account, digest, lines: lines.length, importedAt: now })
    for (const some of sliced(lines)) await storeLines(tx, { importId, account, lines: some, now })
    for (const some of sliced(keys)) await matchLines(tx, { keys: some, now })
    for (const day of days) await findMissingThere(tx, { day, account, now })

    const counts = await countUp(tx, { keys, days })
    await tx.update(settlementImports).set(counts).where(eq(settlementImports.id, importId))
    await recordEvent(tx, {
      kind: 'settlement_imported',
      detail: { lines: lines.length, ...counts, ...(account && { account }) },
      at: now,
    })

    return { importId, lines: lines.length, ...counts }
  })
}

/** Lines per statement, limited by the number of parameters. */
const AT_ONCE = 1000

/** At least one slice, even an empty one. */
const sliced = <Each>(list: Each[]): Each[][] =>
  Array.from({ length: Math.max(1, Math.ceil(list.length / AT_ONCE)) }, (_, at) =>
    list.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )

/** Serialises imports: two at once would deadlock on each other's lines. */
async function waitForTurn(tx: Connection) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('settlement import'))`)
}

type StartImport = { day: string | undefined; account: string | null; digest: string; lines: number; importedAt: Date }

async function startImport(tx: Connection, started: StartImport) {
  const [row] = await tx
    .insert(settlementImports)
    .values({ ...started, matched: 0, differences: 0 })
    .returning({ id: settlementImports.id })
  if (!row) throw new Error('an insert returned nothing')

  return row.id
}

type Line = Omit<ReportLine, 'merchantId'>
type StoreLines = { importId: string; account: string | null; lines: Line[]; now: Date }

async function storeLines(tx: Connection, { importId, account, lines, now }: StoreLines) {
  if (lines.length === 0) return
  const books = await readBooks(
    tx,
    lines.map(({ providerOrderId }) => providerOrderId),
  )
  const fresh = await tx
    .insert(settlementLines)
    .values(lines.map((line) => ({ ...line, importId, matched: false })))
    .onConflictDoNothing()
    .returning()
  const isOurs = await booksOf(tx, { account, lines: fresh })

  for (const { key, providerOrderId, gross, fee, net } of fresh.filter(isOurs))
    await postSettlement(tx, { key, orderId: books.get(providerOrderId)?.orderId ?? null, gross, fee, net, now })
}

async function countUp(tx: Connection, { keys, days }: { keys: string[]; days: string[] }) {
  let matched = 0
  for (const some of sliced(keys)) {
    const [agreed] = await tx
      .select({ count: count() })
      .from(settlementLines)
      .where(and(inArray(settlementLines.key, some), eq(settlementLines.matched, true)))
    matched += agreed?.count ?? 0
  }
  const [open] = await tx
    .select({ count: count() })
    .from(settlementDifferences)
    .where(and(inArray(settlementDifferences.day, days), isNull(settlementDifferences.resolvedAt)))

  return { matched, differences: open?.count ?? 0 }
}
