import { isDeepStrictEqual } from 'node:util'
import type { IssuerRegistry } from '@jembatan/contract/handoff'
import { desc, eq, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { recordEvent } from '../audit/record-event'

/** Web and worker read the same file; the lock lets one of them record the change. */
const LOCK = 28_349

/**
 * Records the trusted keys when they differ from the last record, even if they changed while Pasar
 * was down.
 */
export async function recordRegistryChange(db: Database, { registry, now }: { registry: IssuerRegistry; now: Date }) {
  const issuers = describe(registry)
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    if (isDeepStrictEqual(await lastRecorded(tx), issuers)) return

    await recordEvent(tx, { kind: 'issuer_registry_changed', detail: { issuers }, at: now })
  })
}

async function lastRecorded(tx: Connection) {
  const [last] = await tx
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(eq(auditEvents.kind, 'issuer_registry_changed'))
    .orderBy(desc(auditEvents.id))
    .limit(1)

  return last?.detail.issuers
}

/** Public keys by id only. */
const describe = (registry: IssuerRegistry) =>
  [...registry].map(([issuer, { keys, denied }]) => ({
    issuer,
    keyIds: [...keys.keys()].sort(),
    denied: [...denied].sort(),
  }))
