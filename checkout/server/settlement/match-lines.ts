import { eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { settlementDifferences, settlementLines } from '@/db/schema'
import { addJob, checkKey } from '../jobs/add-job'
import { compareLine, type Verdict } from './compare-line'
import { findNotImported } from './find-not-imported'
import { readBooks } from './read-books'

type Line = typeof settlementLines.$inferSelect
type MatchLines = { keys: string[]; now: Date }

/** Compares these lines, and all lines that differed before, with the books. */
export async function matchLines(tx: Connection, { keys, now }: MatchLines) {
  const lines = await listLines(tx, keys)
  const books = await readBooks(
    tx,
    lines.map(({ providerOrderId }) => providerOrderId),
  )

  const isNotImported = await findNotImported(
    tx,
    lines.filter(({ account, providerOrderId }) => account !== null && !books.has(providerOrderId)),
  )

  for (const line of lines) {
    const verdict = compareLine(line, books.get(line.providerOrderId))
    const isHere = verdict.kind === 'unknown' && isNotImported.has(line.transactionId)
    await recordVerdict(tx, { line, verdict: isHere ? { kind: 'not_imported', booked: null } : verdict, now })
  }
}

function listLines(tx: Connection, keys: string[]) {
  const open = tx
    .select({ key: settlementDifferences.key })
    .from(settlementDifferences)
    .where(isNull(settlementDifferences.resolvedAt))

  return tx
    .select()
    .from(settlementLines)
    .where(or(inArray(settlementLines.key, keys), inArray(settlementLines.key, open)))
    .orderBy(settlementLines.id)
}

async function recordVerdict(tx: Connection, { line, verdict, now }: { line: Line; verdict: Verdict; now: Date }) {
  const matched = verdict.kind === 'matched'
  if (line.matched !== matched) await tx.update(settlementLines).set({ matched }).where(eq(settlementLines.id, line.id))
  if (verdict.kind === 'matched') return resolve(tx, line.key, now)

  const { key, day, kind: lineKind, providerOrderId, refundKey, gross: reported } = line
  const finding = { kind: verdict.kind, day, lineKind, providerOrderId, refundKey, reported, booked: verdict.booked }
  await tx
    .insert(settlementDifferences)
    .values({ key, ...finding, foundAt: now })
    .onConflictDoUpdate({ target: settlementDifferences.key, set: { ...finding, resolvedAt: null } })
  // The gateway knows more than the books: fetch its status and book it like any other.
  if (verdict.kind !== 'unknown' && verdict.kind !== 'not_imported')
    await addJob(tx, { task: 'check-attempt', payload: { providerOrderId }, key: checkKey(providerOrderId) })
}

async function resolve(tx: Connection, key: string, now: Date) {
  await tx
    .update(settlementDifferences)
    .set({ resolvedAt: sql`coalesce(${settlementDifferences.resolvedAt}, ${now.toISOString()}::timestamptz)` })
    .where(eq(settlementDifferences.key, key))
}
