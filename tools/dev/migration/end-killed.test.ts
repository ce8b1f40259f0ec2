import { existsSync } from 'node:fs'
import { mkdtemp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { STEPS } from '@jembatan/migration-bundle/steps'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../postgres/open-database'
import { cloneDatabase } from '../postgres/test-database'
import { equipSides, operate } from './operate'
import { openKasir } from './testing/kasir'
import { type Clusters, type Kill, openClusters, openMigration } from './testing/killable'
import { readEverything } from './testing/read-everything'
import { runTogether } from './together'

/** `npm run test:full` kills both sides at every step, and plays random runs. */
const FULL = process.env.FULL_VOLUME === '1'
const HOURS = 3_600_000
const LEAVE = ['--leave', 'A test: the rows in quarantine are made up.']

const began = new Date()
let clusters: Clusters

beforeAll(async () => {
  clusters = await openClusters()
}, HOURS)

afterAll(() => clusters.close(), HOURS)

const HALVES = ['pasar/cut-over', 'old-shop/cut-over'] as const
type Half = (typeof HALVES)[number]
type HalfKill = Kill & { half: Half }

/**
 * Opens a migration before its end: everything is imported, Kasir has the account that was paid,
 * and the shop still sells.
 */
async function openEnding() {
  await clusters.grantReplication()
  const folder = await mkdtemp(join(clusters.folder, 'end-'))
  const equipped = await equipSides(folder)
  const kasir = await openKasir(folder, 'https://shop.example/payment/finish', clusters.bundled)
  const settings = { ...equipped, pasar: { ...equipped.pasar } }
  const accountFolder = equipped['old-shop'].TOKO_LAMA_ACCOUNT_FOLDER ?? ''
  const bundles = equipped.pasar.PASAR_BUNDLE_FOLDER ?? ''
  const migration = await openMigration(clusters, { settings })
  await migration.run('old-shop/account')
  await Promise.all([
    kasir.load(accountFolder).then(async () => Object.assign(settings.pasar, await kasir.serve())),
    migration.run('old-shop/export'),
  ])
  await migration.run('pasar/import-bundles')

  async function runUnkilled(name: Half, signal: AbortSignal) {
    const { exitCode, stderr } = await migration.start(name, { signal })
    if (exitCode !== 0 && !signal.aborted) throw new Error(`${name} printed: ${stderr}`)
    return { done: exitCode === 0, killed: false }
  }

  /** Runs both sides and Kasir at once, as the real step does, with this kill. */
  async function cutOver(kill?: HalfKill) {
    const halves = HALVES.map(
      (name) => (signal: AbortSignal) =>
        kill?.half === name ? migration.runKilled(name, [], kill, signal) : runUnkilled(name, signal),
    )
    const handOver = async (signal: AbortSignal) => ({
      done: (await kasir.handOver(accountFolder, signal)).exitCode === 0,
      killed: false,
    })
    const ended = await runTogether([...halves, handOver], ({ done }) => done)

    return { done: ended.every(({ done }) => done), killed: ended.some(({ killed }) => killed) }
  }

  const filesHere = async () => (existsSync(bundles) ? readdir(bundles, { recursive: true }) : [])

  return {
    ...migration,
    settings,
    secretKeys: [settings['old-shop'].TOKO_LAMA_SIGNING_KEY_FILE, settings.pasar.PASAR_BUNDLE_IDENTITY_FILE].map(
      String,
    ),
    cutOver,
    filesHere,
    /** Like the real step. */
    rollBack: async () => {
      await migration.run('pasar/roll-back')
      const { exitCode, stderr } = await kasir.takeBack()
      if (exitCode !== 0) throw new Error(`transfer printed: ${stderr}`)
      await migration.run('old-shop/roll-back')
    },
    /** Like a cut-over's start: Kasir loads the account's present content. */
    loadAccount: async () => {
      await migration.run('old-shop/account')
      await kasir.load(accountFolder)
    },
    keyOf: kasir.keyOf,
    isFrozen: async () => (await filesHere()).some((file) => file.endsWith('frozen.json')),
    close: () => kasir.close(),
  }
}

type Ending = Awaited<ReturnType<typeof openEnding>>

/**
 * Cuts over with each kill until Pasar is open. Returns a copy of Pasar from the middle, which
 * opens without a kill.
 */
async function cutOverAmong(ending: Ending, kills: Iterable<HalfKill>) {
  let spare: string | undefined
  let killed = 0
  for (const kill of kills) {
    const ended = await ending.cutOver(kill)
    if (ended.killed) killed += 1
    // No write is left to kill.
    if (ended.done && !ended.killed) break
    if (!spare && (await ending.isFrozen()) && !(await isOpen(ending)))
      spare = (await cloneDatabase(ending.urls.pasar)).url
  }
  expect((await ending.cutOver()).done).toBe(true)
  if (spare) await operate({ ...ending.urls, pasar: spare }, ending.settings, clusters.bundled).run('pasar/cut-over')

  return { killed, spare }
}

async function read(url: string, query: string) {
  const sql = openDatabase(url)
  try {
    return (await sql.unsafe(query)).map((row) => ({ ...row }))
  } finally {
    await sql.end()
  }
}

const OPENED = `
  select phase::text, (select count(*)::int from cut_overs) as "cutOvers",
    (select count(*)::int from audit_events where kind = 'migration_opened') as announcements,
    (select (detail ->> 'reportLines')::int > 900 from audit_events where kind = 'migration_opened') as compared
  from migration_state`

type Purging = (typeof STEPS)['purge']['programs'][number]

/** Runs each program of the purge with its kills. */
async function purgeAmong(ending: Ending, killsOf: (program: Purging) => Iterable<Kill>) {
  const among = (program: Purging, ...args: string[]) => ending.runAmong(program, killsOf(program), ...args)
  let killed = await among('pasar/attest-migration', ...LEAVE)
  killed += await among('old-shop/purge')
  await clusters.revokeReplication()
  killed += await among('old-shop/purge')

  return killed + (await among('pasar/close-migration'))
}

const isOpen = async ({ urls }: Ending) =>
  (await read(urls.pasar, `select from migration_state where phase = 'open'`)).length > 0

test.runIf(FULL)(
  'rolled back when Kasir has given the account over, the old shop sells by keys of its own, and the next cut-over opens with what it sold',
  async () => {
    const ending = await openEnding()
    try {
      expect(await ending.cutOver(OPENING)).toEqual({ done: false, killed: true })
      const ofPasar = await ending.keyOf('Pasar')
      expect(await mayRead(ending, ofPasar)).toBe(true)

      await ending.rollBack()
      const traded = await ending.ask<{ bought: number; paid: number; closed: boolean }>(
        'old-shop/trade',
        '--rate',
        '50',
        '--for',
        '2',
      )
      await ending.loadAccount()

      expect(traded.closed).toBe(false)
      expect(Math.min(traded.bought, traded.paid)).toBeGreaterThan(0)
      expect([await mayRead(ending, ofPasar), await mayRead(ending, await ending.keyOf('old shop'))]).toEqual([
        false,
        true,
      ])
      await expect(ending.keyOf('Pasar')).rejects.toThrow('ENOENT')

      expect((await ending.cutOver()).done).toBe(true)
      expect(await mayRead(ending, await ending.keyOf('old shop'))).toBe(false)
      expect(await read(ending.urls.pasar, OPENED)).toEqual([
        { phase: 'open', cutOvers: 1, announcements: 1, compared: true },
      ])
      const [here] = await read(ending.urls.pasar, MIGRATED_LATE)
      expect(here?.orders).toBeGreaterThan(0)
      await expect(ending.run('pasar/roll-back')).rejects.toThrow('There is no way back')
    } finally {
      await ending.close()
    }
  },
  HOURS,
)

/** The old shop's own numbers; the driver's numbers contain a timestamp. */
const MIGRATED_LATE = `select count(*)::int as orders from migrated_orders where old_shop_number ~ '^TL-\\d{13}-'`

async function mayRead({ settings }: Ending, key: string) {
  const { status } = await fetch(`${settings.pasar.MIDTRANS_SETTLEMENT_REPORT_URL}/2024-01-05.csv`, {
    headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
  })

  return status === 200
}

const LEFT_THERE = `
  select count(*)::int as tables from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`
const LEFT_HERE = `
  select phase::text, to_regnamespace('migration') is null as dropped, attested is not null and emptied is not null and closed is not null as certified
  from migration_state, cut_overs`

/**
 * The gate's kills, at the most dangerous writes: Pasar in the transaction that opens, the old shop
 * while it removes files, and the old shop before it renames its signed document, which leaves a
 * temporary file.
 */
const OPENING: HalfKill = { half: 'pasar/cut-over', at: 2, after: 'insert into cut_overs', victim: 'itself' }
const EMPTYING: Kill = { at: 3, after: 'files_removed + 1', victim: 'its database' }
const SIGNING: Kill = { at: 2, after: 'emptied.json', victim: 'itself' }

test(
  'killed during the cut-over and the purge, the next run continues and the result is the same',
  async () => {
    const purge = (program: string) => (program === 'old-shop/purge' ? [EMPTYING, SIGNING] : [])

    expect(await expectSameEnd({ cutOver: [OPENING], purge })).toBe(1)
  },
  HOURS,
)

/** The first write of each side's end; `killed-anywhere` kills before it. */
const SINCE: Record<Half, string> = { 'pasar/cut-over': 'ready.json', 'old-shop/cut-over': 'insert into cut_over' }

/** Kills once at each write. */
function* everyStep(half: Half): Generator<HalfKill> {
  for (;;) yield { half, at: 'unknown', victim: 'itself', after: SINCE[half] }
}
function* everyStepOfPurge(): Generator<Kill> {
  for (;;) yield { at: 'unknown', victim: 'itself' }
}

test.runIf(FULL).each(HALVES)(
  'killed at each step in turn, it continues: %s',
  async (half) => {
    expect(await expectSameEnd({ cutOver: everyStep(half), purge: everyStepOfPurge })).toBeGreaterThan(0)
  },
  HOURS,
)

const victim = fc.constantFrom<Kill['victim']>('itself', 'its database')
const halfKill: fc.Arbitrary<HalfKill> = fc
  .record({ half: fc.constantFrom(...HALVES), at: fc.integer({ min: 1, max: 60 }), victim })
  .map((kill) => ({ ...kill, after: SINCE[kill.half] }))
const purgeKill: fc.Arbitrary<Kill> = fc.record({ at: fc.integer({ min: 1, max: 60 }), victim })
const few = { minLength: 1, maxLength: 3 }

test.runIf(FULL)(
  'killed at random, a command or the database that it works on, the end is the same',
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(halfKill, few), fc.array(purgeKill, few), async (cutOver, purge) => {
        await expectSameEnd({ cutOver, purge: () => purge })
      }),
      { numRuns: 10, endOnFailure: true, ...(process.env.KILLS_SEED && { seed: Number(process.env.KILLS_SEED) }) },
    ),
  HOURS,
)

/** Returns the smaller number of kills, of the cut-over or of the purge. */
async function expectSameEnd(kills: { cutOver: Iterable<HalfKill>; purge: Parameters<typeof purgeAmong>[1] }) {
  const ending = await openEnding()
  try {
    const { killed, spare } = await cutOverAmong(ending, kills.cutOver)
    expect(await read(ending.urls.pasar, OPENED)).toEqual([
      { phase: 'open', cutOvers: 1, announcements: 1, compared: true },
    ])
    if (spare) expect(await everythingIn(ending.urls.pasar)).toEqual(await everythingIn(spare))

    const killedPurging = await purgeAmong(ending, kills.purge)
    expect(await read(ending.urls['old-shop'], LEFT_THERE)).toEqual([{ tables: 1 }])
    expect(await read(ending.urls.pasar, LEFT_HERE)).toEqual([{ phase: 'purged', dropped: true, certified: true }])
    expect((await ending.filesHere()).filter((file) => file.includes('.'))).toEqual([])
    for (const key of ending.secretKeys) expect(existsSync(key), key).toBe(false)

    return Math.min(killed, killedPurging)
  } finally {
    await ending.close()
  }
}

const everythingIn = (url: string) => readEverything(url, { since: began })
