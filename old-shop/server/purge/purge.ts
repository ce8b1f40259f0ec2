import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import {
  attestedDocument,
  closingFile,
  type DocumentKeys,
  emptiedDocument,
  isBundleKey,
} from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import { type ObjectStore, readText } from '@jembatan/platform/object-store'
import type { Progress } from '@jembatan/platform/progress'
import type { OldShop } from '@/db/connect'
import { findCutOver } from '../cut-over/freeze'
import { findExport } from '../export/export-bulk'
import { dropSlot } from '../export/replication'
import type { Sender } from '../export/store-bundle'
import { type ClosingRecord, findClosingRecord, writeClosingRecord } from './closing-record'

type Purge = {
  shop: OldShop
  url: string
  store: ObjectStore
  issuer: string
  /** Called on demand: a killed run may have destroyed the key. */
  openSigningKey: () => Promise<Sender['signingKey']>
  signingKeyFile: string
  readerKeys: DocumentKeys
  by: string
  now: () => Date
  progress?: Pick<Progress, 'show' | 'begin'>
}

export type Purged =
  | { done: true; migration: string; tables: ClosingRecord['tables']; filesRemoved: number }
  /** The database's administrator must revoke the replication right; the next run then resumes. */
  | { done: false; waitsFor: 'replication right'; role: string }

/**
 * Destroys the old shop: its slot and publication, tables, bundles, and the key that signed them.
 * Leaves one row and a signed statement. Drops nothing before Pasar has attested where every row
 * is. A killed run resumes when repeated.
 */
export async function purge(options: Purge): Promise<Purged> {
  const { shop, store, signingKeyFile } = options
  const record = (await findClosingRecord(shop.sql)) ?? (await dropShop(options))
  if (await mayFollow(shop)) return { done: false, waitsFor: 'replication right', role: await roleOf(shop) }

  const { migration, tables } = record
  const filesRemoved = record.statement ? record.filesRemoved : await removeFiles(options, record)
  const statement = record.statement ?? (await sign(options, { ...record, filesRemoved }))
  await store.put(closingFile(migration, 'emptied'), Buffer.from(statement))
  await rm(signingKeyFile, { force: true })

  return { done: true, migration, tables, filesRemoved }
}

/** @throws {DomainError} before Pasar has opened and attested. */
async function dropShop({ shop, url, store, readerKeys, by, now, progress }: Purge): Promise<ClosingRecord> {
  const current = await findExport(shop)
  const cutOver = await findCutOver(shop)
  if (!current || !cutOver?.openedAt)
    throw new DomainError(
      'conflict',
      'not_open_yet',
      'Pasar has not opened yet: npm run migration -- cut-over comes before the purge.',
    )
  const attestation = await readText(store, closingFile(current.migration, 'attested'))
  if (!attestation)
    throw new DomainError(
      'conflict',
      'not_attested',
      'Pasar has not attested what it has: its half of the purge comes first.',
    )
  const { migration } = await attestedDocument.read(attestation, readerKeys)
  if (migration !== current.migration)
    throw new DomainError('conflict', 'other_migration', 'What Pasar has attested is another migration.')

  await dropSlot(shop, url)
  const sha256 = createHash('sha256').update(attestation).digest('hex')
  await shop.sql.begin(async (tx) => {
    const tables = await countTables(tx, progress)
    progress?.begin('dropping what is old')
    await writeClosingRecord(tx, { migration, by, emptiedAt: now(), attestation: sha256, tables })
    await tx.unsafe(`drop table ${tables.map(({ name }) => `public.${name}`).join(', ')} cascade`)
    await tx`drop function if exists refuse_when_frozen`
    // The schema with the list of applied migrations.
    await tx`drop schema if exists drizzle cascade`
  })
  const record = await findClosingRecord(shop.sql)
  if (!record) throw new Error('The closing record was not written.')

  return record
}

async function countTables(tx: Parameters<typeof writeClosingRecord>[0], progress: Purge['progress']) {
  const names = await tx<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`
  const tables: ClosingRecord['tables'] = []
  for (const { name } of names) {
    progress?.show(tables.length, names.length, 'tables')
    const [counted] = await tx<{ rows: number }[]>`select count(*)::float as rows from ${tx(name)}`
    tables.push({ name, rows: counted?.rows ?? 0 })
  }

  return tables
}

/** Removes all files except two documents, which Pasar reads and removes itself. */
async function removeFiles({ shop, store, progress }: Purge, { migration }: ClosingRecord) {
  const needed = (['attested', 'opened'] as const).map((name) => closingFile(migration, name))
  const keys: string[] = []
  for await (const key of store.keys()) if (!needed.includes(key) && isBundleKey(key)) keys.push(key)
  for (const [removed, key] of keys.entries()) {
    progress?.show(removed, keys.length, 'files')
    await store.remove(key)
    await shop.sql`update closed.shop set files_removed = files_removed + 1`
  }
  const record = await findClosingRecord(shop.sql)

  return record?.filesRemoved ?? 0
}

async function sign({ shop, issuer, openSigningKey }: Purge, record: ClosingRecord) {
  const { migration, by, emptiedAt, attestation, tables, filesRemoved } = record
  const statement = await emptiedDocument.sign(
    {
      version: 1,
      migration,
      side: issuer,
      by,
      emptiedAt: emptiedAt.toISOString(),
      attestation,
      tables,
      slot: 'dropped',
      publication: 'dropped',
      replicationRight: 'taken back',
      signingKey: 'destroyed',
      filesRemoved,
    },
    await openSigningKey(),
  )
  await shop.sql`update closed.shop set statement = ${statement}`

  return statement
}

async function mayFollow({ sql }: OldShop) {
  const [role] = await sql<{ may: boolean }[]>`
    select rolreplication and not rolsuper as may from pg_roles where rolname = current_user`

  return role?.may ?? false
}

async function roleOf({ sql }: OldShop) {
  const [{ role = '' } = {}] = await sql<{ role: string }[]>`select current_user as role`

  return role
}
