import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  attestedDocument,
  bundleFolder,
  CURRENT,
  closedDocument,
  closingFile,
  emptiedDocument,
  parseBundleKeys,
} from '@jembatan/migration-bundle'
import { partOf } from '@jembatan/platform/object-store'
import { expect, inject, onTestFinished, test } from 'vitest'
import { connect } from '@/db/connect'
import { empty } from '@/db/empty'
import { migrate, readSchema } from '@/db/migrate'
import { hasStagingArea } from '@/db/staging-area'
import { cloneDatabase } from '../../../../tools/dev/postgres/test-database'
import { assertNotPurged, beginMigration, readPhase } from '../staging/phase'
import { openPlace } from '../testing/old-shop-end'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { cleanLines, reportsOf } from '../testing/settlement-reports'
import { MIGRATION, type Rows, writer } from '../testing/write-bundle'
import { summarizeQuarantine } from '../validation/list-quarantine'
import { readCertificate } from '../verification/certificate'
import { cutOver } from './cut-over'
import { attest, close } from './purge'

/**
 * A separate database in which Pasar has opened: dropped objects could not be restored for the next
 * test.
 */
async function openMigration(rows: Rows = cleanShop(3)) {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { sql, db, close: disconnect } = connect(url)
  onTestFinished(() => disconnect().then(drop))
  const place = await openPlace()
  const { store } = place
  const identityFile = join(place.folder, 'identity')
  await writeFile(identityFile, 'AGE-SECRET-KEY')
  await place.carry(0, await writer.write({ rows }))
  await place.sum(0, rows)
  await place.freeze(0, new Date())
  const { reader, signingKey } = writer
  const common = { sql, store, signingKey, side: 'https://shop.example', by: 'Budi', now: () => new Date() }
  const reports = async () => reportsOf(cleanLines(rows.payments?.length ?? 0))
  await cutOver({ ...common, reader, reports })

  return {
    ...place,
    url,
    sql,
    db,
    identityFile,
    attest: (leaveBehind?: Parameters<typeof attest>[0]['leaveBehind']) => attest({ ...common, leaveBehind }),
    close: () => close({ ...common, keys: reader.keys, publishedKeys: [signingKey.publicJwk], identityFile }),
    attestation: async () => {
      const file = await store.read(closingFile(MIGRATION, 'attested'))
      return file ? text(file) : ''
    },
  }
}

async function openPurged(rows?: Rows) {
  const move = await openMigration(rows)
  await move.attest()
  await move.sayEmptied(hash(await move.attestation()))
  // Temporary files that killed writers left.
  for (const key of [CURRENT, closingFile(MIGRATION, 'attested'), `${bundleFolder(MIGRATION, 0)}/000001-orders.age`])
    await writeFile(join(move.folder, partOf(key)), 'half')
  await move.close()

  return move
}

const hash = (file: string) => createHash('sha256').update(file).digest('hex')

test.each([
  ['the operator’s reason', 'buyers did not answer'],
  ['the remark that the operator gave no reason', null],
])('rows in quarantine stay behind only with %s, which the attestation states', async (_, reason) => {
  const rows = cleanShop(3)
  const waits = rowOf('orders', { id: 3, status: 'sent', postalCode: null })
  const { attest, attestation } = await openMigration({ ...rows, orders: [...(rows.orders ?? []).slice(0, 2), waits] })
  await expect(attest()).rejects.toThrow(/rows wait in quarantine.*--leave "reason"/)

  await attest({ reason })

  const { document } = attestedDocument.open(await attestation())
  expect(document.leftBehind).toMatchObject({ reason })
  expect(document.tables.find(({ table }) => table === 'orders')).toMatchObject({ source: 3, quarantined: 1 })
})

test('an attestation is signed once: a later run puts the same file', async () => {
  const { attest, attestation } = await openMigration()
  await attest()
  const first = await attestation()

  await attest()

  expect(await attestation()).toBe(first)
})

test('Pasar drops its staging area only after the old shop has signed its purge for this attestation', async () => {
  const { sql, db, attest, close, sayEmptied, identityFile } = await openMigration()
  await attest()
  await expect(close()).rejects.toThrow('its half comes first')
  await sayEmptied(hash('another one'))
  await expect(close()).rejects.toThrow('about another migration')

  expect(await hasStagingArea(db)).toBe(true)
  expect(existsSync(identityFile)).toBe(true)
  expect((await readPhase(sql)).phase).toBe('open')
})

test('the purge leaves the certificate, whose three documents name each other by their hashes', async () => {
  const { sql, db, store, identityFile } = await openPurged()

  const { attested, emptied, closed, keys } = await readCertificate({ db })

  const pasarKeys = await parseBundleKeys({ keys: keys?.pasar })
  const asFile = (signed: object) => `${JSON.stringify(signed)}\n`
  expect(await attestedDocument.read(asFile(attested), pasarKeys)).toMatchObject({ moved: { persons: 1 } })
  expect(await emptiedDocument.read(asFile(emptied), pasarKeys)).toMatchObject({ by: 'Sari' })
  expect(await closedDocument.read(asFile(closed), pasarKeys)).toMatchObject({
    attestation: hash(asFile(attested)),
    emptied: hash(asFile(emptied)),
  })
  expect(await hasStagingArea(db)).toBe(false)
  expect(existsSync(identityFile)).toBe(false)
  const remaining = []
  for await (const key of store.keys()) remaining.push(key)
  expect(remaining).toEqual([])
  await expect(assertNotPurged(sql)).rejects.toThrow('The migration is closed since')
  await expect(summarizeQuarantine({ sql })).rejects.toMatchObject({ code: 'row_not_quarantined' })
})

test('killed after the files were removed, it resumes with the stored document of the old shop', async () => {
  const move = await openMigration()
  await move.attest()
  await move.sayEmptied(hash(await move.attestation()))
  const { sql } = move
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`
  await sql`create trigger refuse before update on migration_state for each row execute function refuse()`
  await expect(move.close()).rejects.toThrow('killed')
  expect(await hasStagingArea(move.db)).toBe(true)
  await sql`drop trigger refuse on migration_state`

  const closed = await move.close()

  expect(await move.close()).toEqual({ ...closed, filesRemoved: 0 })
  expect(closed).toMatchObject({ by: 'Budi', closedAt: expect.any(String) })
  expect(await hasStagingArea(move.db)).toBe(false)
  expect(await readCertificate(move)).toMatchObject({ closed: { document: { by: 'Budi' } } })
})

test('a later migration of the staging area runs where there is none, and leaves none', async () => {
  const { url, db } = await openPurged()
  const folder = await mkdtemp(join(tmpdir(), 'pasar-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const before = process.cwd()
  await cp(join(before, 'db'), join(folder, 'checkout/db'), { recursive: true })
  await cp(join(before, '../packages/audit-log/functions'), join(folder, 'packages/audit-log/functions'), {
    recursive: true,
  })
  await addMigration(
    join(folder, 'checkout/db/migrations'),
    'ALTER TABLE "migration"."orders" ADD COLUMN "later" text;',
  )
  process.chdir(join(folder, 'checkout'))
  onTestFinished(() => process.chdir(before))

  await migrate(url)

  expect(await readSchema(db)).toEqual({ fits: true })
  expect(await hasStagingArea(db)).toBe(false)
})

async function addMigration(folder: string, statement: string) {
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(await readFile(file, 'utf8'))
  const last = journal.entries.at(-1)
  const added = { ...last, idx: last.idx + 1, when: last.when + 1000, tag: '9999_later' }
  await writeFile(file, JSON.stringify({ ...journal, entries: [...journal.entries, added] }))
  await writeFile(join(folder, '9999_later.sql'), statement)
}

test('no order is imported twice: another migration begins with an empty shop', async () => {
  const { sql, db } = await openPurged()

  await expect(beginMigration(db, sql, { now: new Date(), anew: true })).rejects.toThrow('npm run reset')
})

test('another move begins with a staging area as the migrations make it', async () => {
  const { url, sql, db } = await openPurged(cleanShop(0))
  await expect(beginMigration(db, sql, { now: new Date() })).rejects.toThrow('Another one begins with')

  await beginMigration(db, sql, { now: new Date(), anew: true })
  await migrate(url)

  expect((await readPhase(sql)).phase).toBe('loading')
  expect(await shapeOf(url)).toEqual(await shapeOf(inject('templateUrl')))
})

test('a reset after a purge is a shop that knows of no move', async () => {
  const { sql, db } = await openPurged()

  await empty(db)

  expect(await readPhase(sql)).toMatchObject({ phase: 'none' })
  expect(await hasStagingArea(db)).toBe(true)
})

/** Columns, indexes and functions of the staging area. */
async function shapeOf(url: string) {
  const { sql, close } = connect(url)
  const shape = await sql`
    select table_name || '.' || column_name || ' ' || udt_name as part from information_schema.columns where table_schema = 'migration'
    union all select indexname from pg_indexes where schemaname = 'migration'
    union all select proname from pg_proc where pronamespace = 'migration'::regnamespace
    order by 1`
  await close()

  return shape.map(({ part }) => part)
}
