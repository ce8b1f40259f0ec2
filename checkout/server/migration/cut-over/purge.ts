import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import {
  attestedDocument,
  closedDocument,
  closingFile,
  type DocumentKeys,
  emptiedDocument,
  isBundleKey,
  type SigningKey,
} from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import { type ObjectStore, readText } from '@jembatan/platform/object-store'
import type { Progress } from '@jembatan/platform/progress'
import type { Sql } from 'postgres'
import type { Agreed, SidesKeys } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { isoOf, markPurged, readPhase } from '../staging/phase'
import { countRows, unbalanced } from '../validation/count-rows'

type Purge = {
  sql: Sql
  store: ObjectStore
  signingKey: SigningKey
  /** Pasar's public origin. */
  side: string
  /** The operator's self-declared name. */
  by: string
  now: () => Date
}

type Move = {
  migration: string
  sequence: number
  frozenAt: string
  openedAt: string
  agreed: Agreed
  attested: string | null
  emptied: string | null
  closed: string | null
}

/** The last migration that has opened. */
async function findMigration(sql: Sql): Promise<Move | undefined> {
  const [move] = await sql<Move[]>`
    select migration, sequence, ${isoOf(sql, 'frozen_at')} as "frozenAt", ${isoOf(sql, 'opened_at')} as "openedAt", agreed, attested, emptied, closed
    from cut_overs order by opened_at desc limit 1`

  return move
}

/** The operator lets rows stay in quarantine; the reason is null if they give none. */
type LeaveBehind = { reason: string | null }

/**
 * Signs the location of each row, which authorises the old shop to purge itself. Signed once: a
 * later run writes the same file.
 * @throws {Error} in one sentence before the opening, and while rows are quarantined and the
 * operator does not let them stay.
 */
export async function attest(options: Purge & { leaveBehind?: LeaveBehind }) {
  const { sql, store } = options
  const move = await openMigration(sql)
  const file = move.attested ?? (await sign(options, move))
  if (!move.closed) await store.put(closingFile(move.migration, 'attested'), Buffer.from(file))

  return { migration: move.migration, purged: move.closed !== null }
}

async function openMigration(sql: Sql): Promise<Move> {
  const { phase } = await readPhase(sql)
  const move = await findMigration(sql)
  if (!move || (phase !== 'open' && phase !== 'purged'))
    throw new DomainError(
      'conflict',
      'not_open_yet',
      'Pasar has not opened yet: npm run migration -- cut-over comes before the purge.',
    )

  return move
}

async function sign(
  { sql, signingKey, side, by, now, leaveBehind }: Purge & { leaveBehind?: LeaveBehind },
  move: Move,
) {
  const counts = await countRows(sql)
  const lost = unbalanced(counts)
  if (lost.length > 0) {
    const tables = lost.map(({ table }) => table).join(', ')
    throw new DomainError('conflict', 'rows_unaccounted', `Not every row is accounted for: ${tables}.`, { tables })
  }
  const waiting = counts.reduce((total, { quarantined }) => total + quarantined, 0)
  if (waiting > 0 && !leaveBehind)
    throw new DomainError(
      'conflict',
      'rows_waiting',
      `${waiting} rows wait in quarantine. Mend or refuse them, or say why they stay behind: npm run migration -- purge --leave "reason", or --leave-unexplained without a reason.`,
      { rows: waiting },
    )
  const [moved] = await sql<{ orders: number; persons: number }[]>`
    select (select count(*)::float from migrated_orders) as orders, (select count(*)::float from migrated_persons) as persons`
  const { migration, sequence, frozenAt, openedAt, agreed } = move
  const file = await attestedDocument.sign(
    {
      version: 1,
      migration,
      side,
      by,
      sequence,
      attestedAt: now().toISOString(),
      frozenAt,
      openedAt,
      tables: counts.map(({ table, source, loaded, quarantined, refused, repaired }) => ({
        table,
        source,
        loaded,
        quarantined,
        refused,
        mended: repaired,
        sum: agreed.sums[table] ?? '0',
      })),
      checksums: agreed.checksums,
      leftBehind: waiting > 0 && leaveBehind ? { rows: waiting, ...leaveBehind } : null,
      moved: moved ?? { orders: 0, persons: 0 },
    },
    signingKey,
  )
  await sql`update cut_overs set attested = ${file} where migration = ${migration} and attested is null`
  const state = await findMigration(sql)

  return state?.attested ?? file
}

type Close = Purge & {
  /** The old shop's verification keys. */
  keys: DocumentKeys
  /** The same keys as published. */
  publishedKeys: SidesKeys['oldShop']
  /** File of Pasar's own age secret key. */
  identityFile: string
  progress?: Pick<Progress, 'show'>
}

/**
 * Destroys Pasar's data of the migration except the imported rows: its secret key, the received
 * files, the staging area. Signs that, which completes the certificate. A killed run resumes when
 * repeated.
 * @throws {Error} in one sentence before the old shop has signed its purge.
 */
export async function close(options: Close) {
  const { sql, signingKey, side, by, now, identityFile, publishedKeys } = options
  const move = await openMigration(sql)
  const { migration, attested } = move
  if (move.closed) return { migration, filesRemoved: await removeFiles(options), ...signedIn(move.closed) }
  const emptied = move.emptied ?? (await keepEmptied(options, move))

  await rm(identityFile, { force: true })
  const filesRemoved = await removeFiles(options)
  const closedAt = now()
  const closed = await closedDocument.sign(
    {
      version: 1,
      migration,
      side,
      by,
      closedAt: closedAt.toISOString(),
      filesRemoved,
      attestation: hash(attested ?? ''),
      emptied: hash(emptied),
      stagingArea: 'dropped',
      identity: 'destroyed',
    },
    signingKey,
  )
  await sql.begin(async (tx) => {
    await tx`drop schema if exists migration cascade`
    const keys = JSON.stringify({ oldShop: publishedKeys, pasar: [signingKey.publicJwk] } satisfies SidesKeys)
    await tx`
      update cut_overs set closed = ${closed}, keys = ${keys}::text::jsonb, purged_at = ${closedAt.toISOString()}
      where migration = ${migration}`
    await markPurged(tx, closedAt)
    await recordEvent(writerOf(tx), { kind: 'migration_purged', detail: { filesRemoved }, at: closedAt })
  })

  return { migration, filesRemoved, ...signedIn(closed) }
}

/** The name and time that the first closing signed. */
function signedIn(closed: string) {
  const { by, closedAt } = closedDocument.open(closed).document

  return { by, closedAt }
}

/** The file is deleted with all others, so store its text first. */
async function keepEmptied({ sql, store, keys }: Close, { migration, attested }: Move) {
  const emptied = await readText(store, closingFile(migration, 'emptied'))
  if (!emptied)
    throw new DomainError(
      'conflict',
      'shop_not_emptied',
      'The old shop has not signed that it is purged: its half comes first.',
    )
  const document = await emptiedDocument.read(emptied, keys)
  if (document.migration !== migration || document.attestation !== hash(attested ?? ''))
    throw new DomainError('conflict', 'other_migration', 'What the old shop has signed is about another migration.')
  await sql`update cut_overs set emptied = ${emptied} where migration = ${migration}`

  return emptied
}

async function removeFiles({ store, progress }: Pick<Close, 'store' | 'progress'>) {
  const keys: string[] = []
  for await (const key of store.keys()) if (isBundleKey(key)) keys.push(key)
  for (const [removed, key] of keys.entries()) {
    progress?.show(removed, keys.length, 'files')
    await store.remove(key)
  }

  return keys.length
}

const hash = (file: string) => createHash('sha256').update(file).digest('hex')
