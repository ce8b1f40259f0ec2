import { deepStrictEqual, ok, rejects } from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Shop } from '@jembatan/buyer/shop'
import { PLENTY, setStock } from '../../../tools/bench/checkout/stock'
import { withDatabase } from '../../../tools/dev/postgres/open-database'
import { openShop } from '../../../tools/dev/postgres/open-shop'
import { waitUntilReady } from '../../../tools/dev/process/wait-until-ready'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import { freePort } from '../../../tools/dev/systems/ports'
import { type EachSystem, eachSystem, root, type System, systems } from '../../../tools/dev/systems/systems'
import type { Report, Suite } from '../../../tools/gate/suite'
import { startHaproxy } from '../engines/haproxy'
import { type Artefacts, assembleAll } from '../world/artefacts'
import { paidOf, startBuying } from '../world/buyers'
import { withCleanUp } from '../world/clean-up'
import { until } from '../world/until'
import { openWorld, type Replica, type World } from '../world/world'
import { plantMigration } from './plant-migration'
import { buildPrevious } from './previous-version'

/**
 * A table of each system that buyers write to. The next version adds a column to it, and a careless
 * one removes a column.
 */
const WRITTEN: EachSystem<{ table: string; column: string }> = {
  kasir: { table: 'transactions', column: 'method' },
  pasar: { table: 'orders', column: 'status' },
  ramai: { table: 'promotion_departures', column: 'departures' },
}

const ADDS = '9998_of_tomorrow'
const FOLDER = join(root, '.local', 'rolling-upgrade')

/** A system's two artefacts, the next one's port, and the processes of the previous one. */
type Versions = { previous: string; next: string; nextPort: number; leaving: Replica[] }
type Upgraded = World & { versions: EachSystem<Versions>; shop: Shop; buying: ReturnType<typeof startBuying> }

/**
 * Starts all three systems one migration behind, each behind an HAProxy, while buyers tap, buy and
 * pay. Migrates one after another, starts its next version beside it, and ends the previous one.
 * The next version has one migration more than its build.
 */
const testVersions: Suite = async (report) => {
  const title = 'each system from one version to the next'
  const missing = await ensureDebianPackages(['haproxy'])
  if (missing) return report.skip(title, missing)
  const previous = await eachInTurn(buildPrevious)
  for (const version of Object.values(previous)) if ('why' in version) return report.skip(title, version.why)
  const next = await report.test('each system is assembled', () => assembleAll(join(FOLDER, 'artefacts'), systems))
  if (next) await upgrade(report, next, (name) => ('artefact' in previous[name] ? previous[name].artefact : ''))
}

export default testVersions

async function upgrade(report: Report, next: Artefacts, previousOf: (name: System['name']) => string) {
  await withCleanUp(async (later) => {
    const opened = await openWorld(FOLDER)
    later(opened.stop)
    const world = await report.test('the version before sells', async () => {
      const versions = await eachInTurn(async (system) => {
        const { name } = system
        const text = `alter table ${WRITTEN[name].table} add column of_tomorrow text default 'a value';`
        await plantMigration(system, { artefact: next[name], tag: ADDS, text })
        const [previous, nextPort] = [previousOf(name), await freePort()]

        return { previous, next: next[name], nextPort, leaving: await startPrevious(opened, system, previous) }
      })
      for (const system of systems) later(await startProxy(opened, system, versions[system.name]))
      const shop = await openShop(opened)
      await setStock(shop, { available: PLENTY })

      return { ...opened, versions, shop, buying: startBuying(shop) }
    })
    if (!world) return
    for (const system of systems) await succeed(report, world, system)
    await report.test('no buyer is interrupted, and nothing is lost', () => seeAll(world))
    for (const system of systems)
      await report.test(`${system.title}: a migration that takes something away is noticed`, () =>
        takeAway(world, system),
      )
  })
}

/** One after another: each build takes all cores, and Ramai imports what Pasar publishes. */
async function eachInTurn<T>(make: (system: System) => Promise<T>) {
  const results = new Map<System, T>()
  for (const system of systems) results.set(system, await make(system))

  return eachSystem((system) => results.get(system) as T)
}

async function startPrevious({ prepare, start }: World, system: System, artefact: string) {
  await prepare(system, { artefact })
  const worker = system.hasWorker ? [await start(system, 'worker', { artefact })] : []

  return [...worker, await start(system, 'web', { artefact })]
}

/** Starts the system's HAProxy, which also lists the next version's address. Returns its stop. */
async function startProxy({ profile }: World, system: System, { leaving, nextPort }: Versions) {
  const { name, title } = system
  const at = `127.0.0.1:${profile.ports[name]}`
  const { stop } = await startHaproxy(system, {
    folder: join(profile.folder, name),
    binds: [at],
    servers: [...leaving.flatMap(({ address }) => (address ? [new URL(address).host] : [])), `127.0.0.1:${nextPort}`],
  })
  await waitUntilReady({ title: `${title} behind HAProxy`, address: `http://${at}`, within: WITHIN_MS })

  return stop
}

async function succeed(report: Report, world: Upgraded, system: System) {
  const { title, name } = system
  const { next: artefact, nextPort, leaving } = world.versions[name]

  await report.test(`${title} of today refuses the database before its newest migration`, () =>
    rejects(world.run(system, 'web', { artefact }), /lacks migration \d{4}_\w+\. Run node migrate\.js first/),
  )
  await report.test(`${title} is migrated while the version before serves`, async () => {
    await world.run(system, 'migrate', { artefact })
    await untilServed(world, system, [1])
  })
  await report.test(`both versions of ${title} serve at once`, async () => {
    if (system.hasWorker) await world.start(system, 'worker', { artefact })
    await world.start(system, 'web', { artefact, port: nextPort })
    await untilServed(world, system, [1, 2])
  })
  await report.test(`the version before of ${title} ends, and its next one serves alone`, async () => {
    await Promise.all(leaving.map((process) => process.stop()))
    await untilServed(world, system, [2])
  })
}

const REQUESTS = 20
const WITHIN_MS = 120_000

/**
 * Waits for the given number of further requests, of which each of these web processes served at
 * least one and others none.
 */
async function untilServed({ profile, buying }: Upgraded, { name, title }: System, webs: number[]) {
  const log = join(profile.folder, name, 'haproxy.log')
  const { length: from } = await readFile(log, 'utf8')
  const isServed = async () => {
    deepStrictEqual(buying.bought.failures, [])
    const served = [...(await readFile(log, 'utf8')).slice(from).matchAll(/ \w+_web\/web(\d) \S+ [23]\d\d /g)]
    const by = [...new Set(served.slice(-REQUESTS).map(([, web]) => Number(web)))].sort()
    return served.length >= REQUESTS && String(by) === String(webs)
  }
  await until(`${title} is served by ${webs.join(' and ')} alone`, isServed, { within: WITHIN_MS, every: 200 })
}

async function seeAll({ environments, shop, buying }: Upgraded) {
  const { retries, failures, ...bought } = await buying.stop()
  const orders = paidOf(bought)

  deepStrictEqual({ failures, retries }, { failures: [], retries: [] })
  ok(orders.length > 20, `only ${orders.length} orders were placed`)
  const counts = await Promise.all([
    countIn(shop.pasar.databaseUrl, 'select count(*) from orders where paid_at is not null'),
    countIn(shop.kasir.databaseUrl, 'select count(*) from transactions where settled_at is not null'),
    countIn(environments.ramai.RAMAI_DATABASE_URL, 'select sum(departures) as count from promotion_departures'),
  ])
  deepStrictEqual(
    counts,
    counts.map(() => orders.length),
  )
}

const countIn = (url: string | undefined, statement: string) =>
  withDatabase(url, async (sql) => Number((await sql.unsafe(statement))[0]?.count))

/**
 * The running version is one migration behind the breaking one. Versions older than that must
 * refuse to start.
 */
async function takeAway({ versions, run, environments, shop }: Upgraded, system: System) {
  const { previous, next: artefact } = versions[system.name]
  const { table, column } = WRITTEN[system.name]
  const rename = (from: string, to: string) => `alter table ${table} rename column ${from} to ${to};`
  const text = `-- contracts: needs ${ADDS}\n${rename(column, 'taken_away')}`
  await plantMigration(system, { artefact, tag: '9999_takes_away', text })
  await run(system, 'migrate', { artefact })
  await rejects(
    run(system, 'web', { artefact: previous }),
    new RegExp(`of a newer version, whose readers must know migration ${ADDS}`),
  )
  const { bought, stop } = startBuying(shop)
  await until('buyers notice', () => bought.retries.length > 0, { within: WITHIN_MS })
  await withDatabase(environments[system.name][`${system.name.toUpperCase()}_DATABASE_URL`], (sql) =>
    sql.unsafe(rename('taken_away', column)),
  )
  await stop()
}
