import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { BUCKET_KEY, serveBucket } from '../../packages/platform/testing/serve-bucket'
import { asKeeper } from '../postgres/cluster'
import { openDatabase } from '../postgres/open-database'
import { cloneDatabase } from '../postgres/test-database'
import { freePort } from '../systems/ports'
import type { Settings } from '../systems/settings'
import { type CommandName, equipSides, operate, type Side } from './operate'
import { findMembers } from './testing/find-members'
import { type Clusters, type Kill, type Move, moveBetween, openClusters, openMove } from './testing/killable'
import { readEverything } from './testing/read-everything'
import { mayMount, openSmallDisk } from './testing/small-disk'

/** `npm run test:full` kills at every step, and at random, the databases too. */
const FULL = process.env.FULL_VOLUME === '1'
const HOURS = 3_600_000

const MOVING = ['export', 'follow', 'import', 'sum'] as const

const began = new Date()
let clusters: Clusters
/** Of a move that nobody has begun. */
let templates: Record<Side, string>

beforeAll(async () => {
  clusters = await openClusters(['rehearse', 'status', 'trade', 'verify', ...MOVING])
  templates = { 'old-shop': clusters.urlOf('old-shop'), pasar: clusters.urlOf('pasar') }
  const { run } = operate(
    templates,
    await equipSides(await mkdtemp(join(clusters.folder, 'template-'))),
    clusters.bundled,
  )
  await Promise.all([run('rehearse', '--orders', '1000'), run('status')])
}, HOURS)

afterAll(() => clusters.close(), HOURS)

/** A command that is refused tells a program why on stderr. */
const failureOf = ({ stderr }: { stderr: string }) => JSON.parse(stderr.trim().split('\n').at(-1) ?? '').failed

test('before anything is exported a cut-over writes nothing down for Kasir', async () => {
  const settings = await equipSides(await mkdtemp(join(clusters.folder, 'refused-')))

  const refused = await operate(templates, settings).start('account', { args: ['--exported', '--json'] })

  expect([refused.exitCode, failureOf(refused)]).toMatchObject([1, { code: 'nothing_exported' }])
  expect(existsSync(settings['old-shop'].TOKO_LAMA_ACCOUNT_FOLDER ?? '')).toBe(false)
})

test.runIf(FULL)(
  'what is wrong with a bundle, a key or a database is refused whole on the command line, and then the right one is loaded',
  async () => {
    const settings = await equipSides(await mkdtemp(join(clusters.folder, 'wrong-')))
    const other = await equipSides(await mkdtemp(join(clusters.folder, 'other-')))
    const { start, run, ask } = operate(
      {
        'old-shop': (await cloneDatabase(templates['old-shop'])).url,
        pasar: (await cloneDatabase(templates.pasar)).url,
      },
      settings,
    )
    await run('export')
    const folder = settings.pasar.PASAR_BUNDLE_FOLDER ?? ''
    const files = (await readdir(folder, { recursive: true })).map((name) => join(folder, name))
    const [chunk = '', manifest = ''] = [/000004.*\.age$/, /manifest\.json$/].map((is) =>
      files.find((file) => is.test(file)),
    )
    const refusalOf = async (environment: Settings = {}) =>
      failureOf(await start('import', { args: ['--json'], environment })).code
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
    expect((await ask<{ bundles: { count: number } }>('status')).bundles.count).toBe(0)
    expect(await ask('import')).toMatchObject({ bundles: 1 })
  },
  HOURS,
)

test.runIf(FULL)(
  'a full disk, of the one who writes or of the one who loads, is named, and the same command goes on when there is room',
  async ({ skip }) => {
    const place = (name: string) => join(clusters.folder, name)
    skip(!(await mayMount(place('trial'))), 'A small disk can be mounted by root alone.')
    const [carried, kept] = [await openSmallDisk(place('carried'), 64), await openOnSmallDisk(place('kept'))]
    try {
      const settings = await equipSides(await mkdtemp(place('full-')))
      settings['old-shop'].TOKO_LAMA_BUNDLE_FOLDER = carried.folder
      settings.pasar.PASAR_BUNDLE_FOLDER = carried.folder
      const old = await cloneDatabase(templates['old-shop'])
      const move = moveBetween(clusters, { 'old-shop': old.url, pasar: kept.url }, settings)
      const refusalOf = async (name: CommandName) => {
        const ended = await move.start(name, { args: ['--json'] })
        return [ended.exitCode, failureOf(ended).code]
      }

      expect(await refusalOf('export')).toEqual([1, 'disk_full'])
      await carried.grow(ENOUGH)
      await move.run('export')
      expect(await refusalOf('import')).toEqual([1, 'database_disk_full'])
      await kept.grow(ENOUGH)
      await move.run('import')
      await move.run('sum')

      expect(await move.ask('verify')).toMatchObject(proven)
      const both = await readBoth(move)
      expect(both.killed).toEqual(both.spared)
      await move.dropSlot()
    } finally {
      await kept.close()
      await carried.close()
    }
  },
  HOURS,
)

/** In kilobytes. */
const ENOUGH = 1_000_000

/** A Pasar to which nothing has come, on a disk that has two megabytes left. */
async function openOnSmallDisk(folder: string) {
  const { url, drop } = await cloneDatabase(templates.pasar)
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

/** The bulk, the changes of a second and the sums of both sides; each command killed as it is told. */
async function moveAmong(killsOf: (command: CommandName) => Iterable<Kill>) {
  const move = await openMove(clusters, templates)
  const among = (name: CommandName, ...args: string[]) => move.runAmong(name, killsOf(name), ...args)
  const killed = { export: await among('export'), follow: 0, import: 0, sum: 0 }
  await move.run('trade', '--rate', '200', '--for', '1')
  killed.follow = await among('follow', '--once')
  killed.import = await among('import')
  killed.sum = await among('sum')

  return { move, killed, verified: await move.ask('verify') }
}

/** What the same bundles come to where nobody is killed. */
async function readBoth({ urls, besides }: Move) {
  const { url } = await cloneDatabase(templates.pasar)
  await besides(url).run('import')
  const [killed, spared] = await Promise.all([urls.pasar, url].map((of) => readEverything(of, { since: began })))

  return { killed, spared }
}

const proven = { differences: [], unbalanced: [], orders: { differences: [] } }

/** Each run of a command comes a stride further before it dies; without one it dies once at each thing that it says. */
function* oneAfterAnother(stride?: number): Generator<Kill> {
  for (let at = 1; ; at += 1) yield { at: stride === undefined ? 'unknown' : at * stride, victim: 'itself' }
}

const STRIDES: Partial<Record<CommandName, number>> = FULL ? {} : { export: 80, follow: 45, import: 90, sum: 80 }

test(
  'after a rehearsal no table of Pasar says who anybody is in the feed',
  async () => {
    const { urls, run } = await openMove(clusters, templates)
    for (const command of ['export', 'import'] as const) await run(command)

    expect(await findMembers(urls)).toEqual([])
    const sql = openDatabase(urls.pasar)
    await sql`update moved_persons set name = (select 'ramai-000000000007') where id = (select id from moved_persons limit 1)`
    await sql.end()
    expect(await findMembers(urls)).toEqual(['pasar, table moved_persons'])
  },
  HOURS,
)

test(
  'a bucket carries bundles as a folder does',
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
    const [old, pasar] = [await cloneDatabase(templates['old-shop']), await cloneDatabase(templates.pasar)]
    const move = moveBetween(clusters, { 'old-shop': old.url, pasar: pasar.url }, settings)

    await move.run('export')
    await move.run('trade', '--rate', '50', '--for', '1')
    await move.run('follow', '--once')
    await move.run('import')
    await move.run('sum')

    expect(await move.ask('verify')).toMatchObject(proven)
    expect([...objects.keys()].filter((key) => key.endsWith('.age')).length).toBeGreaterThan(10)
    expect(existsSync(settings.pasar.PASAR_BUNDLE_FOLDER ?? '')).toBe(false)
    await move.dropSlot()
  },
  HOURS,
)

/** All in one move in the gate; otherwise each in a move of its own, so that one can be run alone. */
const KILLED: { commands: readonly (typeof MOVING)[number][] }[] = FULL
  ? MOVING.map((command) => ({ commands: [command] }))
  : [{ commands: MOVING }]

test.each(KILLED)(
  'killed at one step after another, it goes on and the end is the same: $commands',
  async ({ commands }) => {
    const { move, killed, verified } = await moveAmong((command) =>
      commands.some((one) => one === command) ? oneAfterAnother(STRIDES[command]) : [],
    )

    const both = await readBoth(move)
    expect(verified).toMatchObject(proven)
    expect(both.killed).toEqual(both.spared)
    expect(commands.filter((command) => killed[command] === 0)).toEqual([])
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
        const { move, verified } = await moveAmong(() => kills)

        const both = await readBoth(move)
        await move.dropSlot()
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
