import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProgramName } from '@jembatan/migration-bundle/steps'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { BUCKET_KEY, serveBucket } from '../../../packages/platform/testing/serve-bucket'
import { asKeeper } from '../postgres/cluster'
import { openDatabase } from '../postgres/open-database'
import { cloneDatabase } from '../postgres/test-database'
import { freePort } from '../systems/ports'
import type { Settings } from '../systems/settings'
import { equipSides } from './operate'
import { findMembers } from './testing/find-members'
import { type Clusters, type Kill, type Migration, openClusters, openMigration } from './testing/killable'
import { readEverything } from './testing/read-everything'
import { mayMount, openSmallDisk } from './testing/small-disk'

/** `npm run test:full` kills at every step and at random, databases too. */
const FULL = process.env.FULL_VOLUME === '1'
const HOURS = 3_600_000

const CARRYING = ['old-shop/export', 'old-shop/follow', 'pasar/import-bundles', 'old-shop/checksum'] as const

const began = new Date()
let clusters: Clusters

beforeAll(async () => {
  clusters = await openClusters()
}, HOURS)

afterAll(() => clusters.close(), HOURS)

/** A refused program prints the reason on stderr as JSON. */
const failureOf = ({ stderr }: { stderr: string }) => JSON.parse(stderr.trim().split('\n').at(-1) ?? '').failed

test('before anything is exported a cut-over writes nothing down for Kasir', async () => {
  const settings = await equipSides(await mkdtemp(join(clusters.folder, 'refused-')))

  const { start } = await openMigration(clusters, { settings })

  const refused = await start('old-shop/account', { args: ['--exported', '--json'] })

  expect([refused.exitCode, failureOf(refused)]).toMatchObject([1, { code: 'nothing_exported' }])
  expect(existsSync(settings['old-shop'].TOKO_LAMA_ACCOUNT_FOLDER ?? '')).toBe(false)
})

test.runIf(FULL)(
  'what is wrong with a bundle, a key or a database is refused whole on the command line, and then the right one is loaded',
  async () => {
    const settings = await equipSides(await mkdtemp(join(clusters.folder, 'wrong-')))
    const other = await equipSides(await mkdtemp(join(clusters.folder, 'other-')))
    const { start, run, ask } = await openMigration(clusters, { settings })
    await run('old-shop/export')
    const folder = settings.pasar.PASAR_BUNDLE_FOLDER ?? ''
    const files = (await readdir(folder, { recursive: true })).map((name) => join(folder, name))
    const [chunk = '', manifest = ''] = [/000004.*\.age$/, /manifest\.json$/].map((is) =>
      files.find((file) => is.test(file)),
    )
    const refusalOf = async (environment: Settings = {}) =>
      failureOf(await start('pasar/import-bundles', { args: ['--json'], environment })).code
    const spoiled = async (file: string, change: (bytes: Buffer) => Buffer) => {
      const before = await readFile(file)
      await writeFile(file, change(before))
      const refusal = await refusalOf()
      await writeFile(file, before)
      return refusal
    }

    const { PASAR_BUNDLE_KEYS_FILE = '', PASAR_BUNDLE_IDENTITY_FILE = '' } = other.pasar
    expect({
      stranger: await refusalOf({ PASAR_BUNDLE_KEYS_FILE }),
      wrongKey: await refusalOf({ PASAR_BUNDLE_IDENTITY_FILE }),
      somebodyElse: await refusalOf({ PASAR_ORIGIN: 'https://another.example' }),
      noDatabase: await refusalOf({ PASAR_DATABASE_URL: `postgres://pasar@127.0.0.1:${await freePort()}/pasar` }),
      altered: await spoiled(chunk, (bytes) =>
        Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]),
      ),
      cut: await spoiled(chunk, (bytes) => bytes.subarray(0, -1)),
      larger: await spoiled(chunk, (bytes) => Buffer.concat([bytes, bytes])),
      unsigned: await spoiled(manifest, () => Buffer.from('{}')),
    }).toEqual({
      stranger: 'bundle_unsigned',
      wrongKey: 'bundle_not_for_us',
      somebodyElse: 'bundle_not_for_us',
      noDatabase: 'database_silent',
      altered: 'bundle_altered',
      cut: 'bundle_incomplete',
      larger: 'bundle_too_large',
      unsigned: 'bundle_unsigned',
    })
    expect((await ask<{ bundles: { count: number } }>('pasar/show-bundles')).bundles.count).toBe(0)
    expect(await ask('pasar/import-bundles')).toMatchObject({ bundles: 1 })
  },
  HOURS,
)

test.runIf(FULL)(
  'a full disk of the writer or the loader is reported, and the same command continues when there is room',
  async ({ skip }) => {
    const place = (name: string) => join(clusters.folder, name)
    skip(!(await mayMount(place('trial'))), 'A small disk can be mounted by root alone.')
    const [carried, stored] = [await openSmallDisk(place('carried'), 64), await openOnSmallDisk(place('kept'))]
    try {
      const settings = await equipSides(await mkdtemp(place('full-')))
      settings['old-shop'].TOKO_LAMA_BUNDLE_FOLDER = carried.folder
      settings.pasar.PASAR_BUNDLE_FOLDER = carried.folder
      const migration = await openMigration(clusters, { settings, pasar: stored.url })
      const refusalOf = async (name: ProgramName) => {
        const ended = await migration.start(name, { args: ['--json'] })
        return [ended.exitCode, failureOf(ended).code]
      }

      expect(await refusalOf('old-shop/export')).toEqual([1, 'disk_full'])
      await carried.grow(ENOUGH)
      await migration.run('old-shop/export')
      expect(await refusalOf('pasar/import-bundles')).toEqual([1, 'database_disk_full'])
      await stored.grow(ENOUGH)
      await migration.run('pasar/import-bundles')
      await migration.run('old-shop/checksum')

      expect(await migration.ask('pasar/verify-bundles')).toMatchObject(proven)
      const both = await readBoth(migration)
      expect(both.killed).toEqual(both.spared)
      await migration.dropSlot()
    } finally {
      await stored.close()
      await carried.close()
    }
  },
  HOURS,
)

/** In kilobytes. */
const ENOUGH = 1_000_000

/** A Pasar without staged rows, on a disk with two megabytes left. */
async function openOnSmallDisk(folder: string) {
  const { url, drop } = await cloneDatabase(clusters.urlOf('pasar'))
  const name = new URL(url).pathname.slice(1)
  const asSuperuser = (work: Parameters<typeof asKeeper>[1]) =>
    asKeeper({ folder: join(clusters.folder, 'pasar'), url: clusters.urlOf('pasar') }, work)
  let disk: Awaited<ReturnType<typeof openSmallDisk>> | undefined
  await asSuperuser(async (sql) => {
    const [server] = await sql<{ data: string; kilobytes: number }[]>`
      select current_setting('data_directory') as data, ceil(pg_database_size(${name}) / 1024.0)::int as kilobytes`
    if (!server) throw new Error('The server says nothing of its folder.')
    disk = await openSmallDisk(folder, server.kilobytes + 2048, (await stat(server.data)).uid)
    await sql.unsafe(`create tablespace small location '${folder}'`)
    await sql.unsafe(`alter database ${name} set tablespace small`)
  })

  return {
    url,
    grow: async (to: number) => disk?.grow(to),
    close: async () => {
      await drop()
      await asSuperuser(async (sql) => {
        await sql`drop tablespace small`
      })
      await disk?.close()
    },
  }
}

/**
 * Runs the bulk, one second of changes, and the checksums of both sides, with these kills of each
 * program.
 */
async function migrateAmong(killsOf: (program: ProgramName) => Iterable<Kill>) {
  const migration = await openMigration(clusters)
  const among = (name: ProgramName, ...args: string[]) => migration.runAmong(name, killsOf(name), ...args)
  const exported = await among('old-shop/export')
  await migration.run('old-shop/trade', '--rate', '200', '--for', '1')
  const killed: Record<(typeof CARRYING)[number], number> = {
    'old-shop/export': exported,
    'old-shop/follow': await among('old-shop/follow', '--once'),
    'pasar/import-bundles': await among('pasar/import-bundles'),
    'old-shop/checksum': await among('old-shop/checksum'),
  }

  return { migration, killed, verified: await migration.ask('pasar/verify-bundles') }
}

async function readBoth({ urls, importUnkilled }: Migration) {
  const places = [urls.pasar, await importUnkilled()]
  const [killed, spared] = await Promise.all(places.map((url) => readEverything(url, { since: began })))

  return { killed, spared }
}

const proven = { differences: [], unbalanced: [], orders: { differences: [] } }

/** Kills each run a stride later than the previous one; without a stride, once at each write. */
function* oneAfterAnother(stride?: number): Generator<Kill> {
  for (let at = 1; ; at += 1) yield { at: stride === undefined ? 'unknown' : at * stride, victim: 'itself' }
}

const STRIDES: Partial<Record<ProgramName, number>> = FULL
  ? {}
  : { 'old-shop/export': 120, 'old-shop/follow': 45, 'pasar/import-bundles': 250, 'old-shop/checksum': 80 }

test(
  'a bucket carries bundles as a folder does, and no table of Pasar says who anybody is in the feed',
  async () => {
    const { endpoint, objects, close } = await serveBucket()
    onTestFinished(close)
    const settings = await equipSides(await mkdtemp(join(clusters.folder, 'bucket-')))
    const place = {
      BUCKET: 'bundel',
      ENDPOINT: endpoint,
      ACCESS_KEY_ID: BUCKET_KEY.accessKeyId,
      SECRET_ACCESS_KEY: BUCKET_KEY.secretAccessKey,
    }
    for (const [side, prefix] of [
      ['old-shop', 'TOKO_LAMA_S3_'],
      ['pasar', 'PASAR_BUNDLE_S3_'],
    ] as const)
      for (const [name, value] of Object.entries(place)) settings[side][`${prefix}${name}`] = value
    const migration = await openMigration(clusters, { settings })

    await migration.run('old-shop/export')
    await migration.run('old-shop/trade', '--rate', '50', '--for', '1')
    await migration.run('old-shop/follow', '--once')
    await migration.run('pasar/import-bundles')
    await migration.run('old-shop/checksum')

    expect(await migration.ask('pasar/verify-bundles')).toMatchObject(proven)
    expect([...objects.keys()].filter((key) => key.endsWith('.age')).length).toBeGreaterThan(10)
    expect(existsSync(settings.pasar.PASAR_BUNDLE_FOLDER ?? '')).toBe(false)
    expect(await findMembers(migration.urls)).toEqual([])
    const sql = openDatabase(migration.urls.pasar)
    await sql`update migrated_persons set name = (select 'ramai-000000000007') where id = (select id from migrated_persons limit 1)`
    await sql.end()
    expect(await findMembers(migration.urls)).toEqual(['pasar, table migrated_persons'])
    await migration.dropSlot()
  },
  HOURS,
)

/**
 * The gate kills all programs in one migration. The full test uses a migration for each, so that
 * one can run alone.
 */
const KILLED: { programs: readonly (typeof CARRYING)[number][] }[] = FULL
  ? CARRYING.map((program) => ({ programs: [program] }))
  : [{ programs: CARRYING }]

test.each(KILLED)(
  'killed at each step in turn, it continues to the same result: $programs',
  async ({ programs }) => {
    const { migration, killed, verified } = await migrateAmong((program) =>
      programs.some((one) => one === program) ? oneAfterAnother(STRIDES[program]) : [],
    )

    const both = await readBoth(migration)
    expect(verified).toMatchObject(proven)
    expect(both.killed).toEqual(both.spared)
    expect(programs.filter((program) => killed[program] === 0)).toEqual([])
  },
  HOURS,
)

const kill: fc.Arbitrary<Kill> = fc.record({
  at: fc.integer({ min: 1, max: 120 }),
  victim: fc.constantFrom('itself', 'its database'),
})

test.runIf(FULL)(
  'killed at random, a command or the database that it works on, the end is the same',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(kill, { minLength: 1, maxLength: 3 }), async (kills) => {
        const { migration, verified } = await migrateAmong(() => kills)

        const both = await readBoth(migration)
        await migration.dropSlot()
        expect(verified).toMatchObject(proven)
        expect(both.killed).toEqual(both.spared)
      }),
      // A failure prints the seed that repeats it.
      {
        numRuns: 30,
        endOnFailure: true,
        ...(process.env.KILLS_SEED && { seed: Number(process.env.KILLS_SEED) }),
      },
    )
  },
  HOURS,
)
