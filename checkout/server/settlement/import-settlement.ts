import { createHash } from 'node:crypto'
import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { settlementDifferences, settlementImports, settlementLines } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { postSettlement } from '../ledger/post-event'
import { findMissingThere } from './find-missing-there'
import { judgeLines } from './judge-lines'
import { readBooks } from './read-books'
import { type ReportLine, readReport } from './read-report'

type ImportSettlement = {
  csv: string
  /** The day that the report was fetched for: it may have no line to show it. */
  day?: string
  now: Date
}

/**
 * Reads one of the gateway's daily reports: each line is booked once, whatever is read again, and compared with what the
 * shop knows. Differences found before are checked again.
 * @throws {DomainError} `settlement_malformed`
 */
export async function importSettlement(db: Database, { csv, day, now }: ImportSettlement) {
  const lines = readReport(csv)
  const digest = createHash('sha256').update(csv).digest('hex')
  const keys = lines.map(({ key }) => key)
  const days = [...new Set([...lines.map((line) => line.day), ...(day ? [day] : [])])]

  return db.transaction(async (tx) => {
    await waitForTurn(tx)
    const importId = await startImport(tx, { day, digest, lines: lines.length, importedAt: now })
    await storeLines(tx, { importId, lines, now })
    await judgeLines(tx, { keys, now })
    for (const day of days) await findMissingThere(tx, { day, now })

    const counts = await countUp(tx, { keys, days })
    await tx.update(settlementImports).set(counts).where(eq(settlementImports.id, importId))
    await recordEvent(tx, { kind: 'settlement_imported', detail: { lines: lines.length, ...counts }, at: now })

    return { importId, lines: lines.length, ...counts }
  })
}

/** Two readings at once would wait for each other's lines crosswise. */
async function waitForTurn(tx: Connection) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('settlement import'))`)
}

type StartImport = { day: string | undefined; digest: string; lines: number; importedAt: Date }

async function startImport(tx: Connection, started: StartImport) {
  const [row] = await tx
    .insert(settlementImports)
    .values({ ...started, matched: 0, differences: 0 })
    .returning({ id: settlementImports.id })
  if (!row) throw new Error('an insert returned nothing')

  return row.id
}

type StoreLines = { importId: string; lines: ReportLine[]; now: Date }

async function storeLines(tx: Connection, { importId, lines, now }: StoreLines) {
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

  for (const { key, providerOrderId, gross, fee, net } of fresh)
    await postSettlement(tx, { key, orderId: books.get(providerOrderId)?.orderId ?? null, gross, fee, net, now })
}

async function countUp(tx: Connection, { keys, days }: { keys: string[]; days: string[] }) {
  const [agreed] = await tx
    .select({ count: count() })
    .from(settlementLines)
    .where(and(inArray(settlementLines.key, keys), eq(settlementLines.matched, true)))
  const [open] = await tx
    .select({ count: count() })
    .from(settlementDifferences)
    .where(and(inArray(settlementDifferences.day, days), isNull(settlementDifferences.resolvedAt)))

  return { matched: agreed?.count ?? 0, differences: open?.count ?? 0 }
}
