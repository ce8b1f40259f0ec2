import { deepStrictEqual, ok, rejects } from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Shop } from '@jembatan/buyer/shop'
import { openDatabase } from '../../../tools/dev/postgres/open-database'
import { openShop } from '../../../tools/dev/postgres/open-shop'
import type { Supervised } from '../../../tools/dev/process/supervise'
import { waitUntilReady } from '../../../tools/dev/process/wait-until-ready'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import { freePort } from '../../../tools/dev/systems/ports'
import { type EachHost, type EachSystem, eachSystem, type System, systems } from '../../../tools/dev/systems/systems'
import type { Report, Suite } from '../../../tools/gate/suite'
import { assembleAll } from '../artefacts/assemble-all'
import { startHaproxy } from '../engines/haproxy'
import { startBuying } from '../world/buyers'
import { type ArtefactWorld, openArtefactWorld } from '../world/world'
import { plantMigration } from './plant-migration'
import { buildFormer } from './previous-version'

/**
 * A table of each system that buyers write to. The next version adds a column to it, and a careless
 * one removes a column.
 */
const WRITTEN: EachSystem<{ table: string; column: string }> = {
  kasir: { table: 'transactions', column: 'method' },
  pasar: { table: 'orders', column: 'status' },
  ramai: { table: 'promotion_departures', column: 'departures' },
}

const PREPARE: EachSystem<string> = {
  kasir: 'commands/prepare',
  pasar: 'commands/prepare',
  ramai: 'commands/prepare-database',
}

const PLENTY = 100_000
const ADDS = '9998_of_tomorrow'

type Versions = { former: string; today: string; port: number; nextPort: number; leaving: Supervised[] }
type World = ArtefactWorld & { versions: EachSystem<Versions>; shop: Shop; buying: ReturnType<typeof startBuying> }

/**
 * Starts all three systems one migration behind, each behind an HAProxy, while buyers tap, buy and
 * pay. Migrates one after another, starts its next version beside it, and ends the previous one.
 * The next version has one migration more than its build.
 */
const testVersions: Suite = async (report) => {
  const title = 'each system from one version to the next'
  const missing = await ensureDebianPackages(['haproxy'])
  if (missing) return report.skip(title, missing)
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-versions-'))
  // PostgreSQL, which has an account of its own, must be able to traverse the folder.
  await chmod(folder, 0o711)
  try {
    const formers = await buildFormers()
    if ('why' in formers) return report.skip(title, formers.why)
    const artefacts = await report.test('each system is assembled', () => assembleAll(folder))
    if (artefacts) await changeVersions(report, { formers, artefacts, folder: join(folder, 'world') })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export default testVersions

async function buildFormers(): Promise<EachSystem<string> | { why: string }> {
  const built: Partial<EachSystem<string>> = {}
  for (const system of systems) {
    const former = await buildFormer(system)
    if ('why' in former) return former
    built[system.name] = former.artefact
  }

  return eachSystem(({ name }) => built[name] ?? '')
}

type Change = { formers: EachSystem<string>; artefacts: EachHost<string>; folder: string }

async function changeVersions(report: Report, { formers, artefacts, folder }: Change) {
  const opened = await openArtefactWorld(folder)
  const proxies: Supervised[] = []
  try {
    const world = await report.test('the version before sells', async () => {
      const versions = await eachSystem(async (system) => {
        const { name } = system
        const today = artefacts[name]
        const text = `alter table ${WRITTEN[name].table} add column of_tomorrow text default 'a value';`
        await plantMigration(system, { artefact: today, tag: ADDS, text })

        return {
          former: formers[name],
          today,
          port: await freePort(),
          nextPort: await freePort(),
          leaving: [],
        }
      })
      for (const system of systems) proxies.push(...(await bringUp(opened, system, versions[system.name])))
      const shop = await openShop(opened)
      const sql = openDatabase(shop.pasar.databaseUrl)
      await sql`update variants set available = ${PLENTY}`
      await sql.end()

      return { ...opened, versions, shop, buying: startBuying(shop) }
    })
    if (!world) return
    for (const system of systems) await succeed(report, world, system)
    await report.test('nobody noticed, and nothing is lost', () => seeAll(world))
    for (const system of systems)
      await report.test(`${system.title}: a migration that takes something away is noticed`, () =>
        takeAway(world, system),
      )
  } finally {
    await opened.stop()
    await Promise.all(proxies.map((proxy) => proxy.stop()))
  }
}

/** Returns the system's HAProxy, which also lists the next version's address. */
async function bringUp({ profile, run, serve, work }: ArtefactWorld, system: System, versions: Versions) {
  const { name, title } = system
  const { former: artefact, port, nextPort, leaving } = versions
  await run({ system, artefact, program: 'migrate' })
  await run({ system, artefact, program: PREPARE[name] })
  if (system.hasWorker) leaving.push(work({ system, artefact }))
  leaving.push(await serve({ system, artefact, port }))
  const proxy = await startHaproxy(system, {
    folder: join(profile.folder, name),
    binds: [`127.0.0.1:${profile.ports[name]}`],
    servers: [port, nextPort].map((at) => `127.0.0.1:${at}`),
  })
  await waitUntilReady({
    title: `${title} behind HAProxy`,
    address: `http://127.0.0.1:${profile.ports[name]}`,
    within: WITHIN_MS,
  })

  return [proxy]
}

async function succeed(report: Report, world: World, system: System) {
  const { title, name } = system
  const { today, nextPort, leaving } = world.versions[name]
  const next = { system, artefact: today }

  await report.test(`${title} of today refuses the database before its newest migration`, () =>
    rejects(world.run({ ...next, program: 'web' }), /lacks migration \d{4}_\w+\. Run node migrate\.js first/),
  )
  await report.test(`${title} is migrated while the version before serves`, async () => {
    await world.run({ ...next, program: 'migrate' })
    await untilServed(world, system, [1])
  })
  await report.test(`both versions of ${title} serve at once`, async () => {
    if (system.hasWorker) world.work(next)
    await world.serve({ ...next, port: nextPort })
    await untilServed(world, system, [1, 2])
  })
  await report.test(`the version before of ${title} ends, and its next one serves alone`, async () => {
    await Promise.all(leaving.map((process) => process.stop({ grace: LEAVES_WITHIN_MS })))
    await untilServed(world, system, [2])
  })
}

/** Longer than the requests in flight. */
const LEAVES_WITHIN_MS = 10_000
const REQUESTS = 20
const WITHIN_MS = 120_000

/**
 * Waits for the given number of further requests, of which each of these web processes served at
 * least one and others none.
 */
async function untilServed({ profile, buying }: World, { name, title }: System, webs: number[]) {
  const log = join(profile.folder, name, 'haproxy.log')
  const { length: from } = await readFile(log, 'utf8')
  for (const deadline = Date.now() + WITHIN_MS; ; await pause(200)) {
    deepStrictEqual(buying.bought.failures, [])
    const served = [...(await readFile(log, 'utf8')).slice(from).matchAll(/ \w+_web\/web(\d) \S+ [23]\d\d /g)]
    const by = [...new Set(served.slice(-REQUESTS).map(([, web]) => Number(web)))].sort()
    if (served.length >= REQUESTS && String(by) === String(webs)) return
    if (Date.now() > deadline)
      throw new Error(`${title} was served by ${by.join(' and ')}, and not by ${webs.join(' and ')}.`)
  }
}

async function seeAll({ environments, shop, buying }: World) {
  const { orders, askedAgain, failures } = await buying.stop()

  deepStrictEqual({ failures, askedAgain }, { failures: [], askedAgain: [] })
  ok(orders.length > 20, `only ${orders.length} orders were placed`)
  const counted = await Promise.all([
    countIn(shop.pasar.databaseUrl, 'select count(*) from orders where paid_at is not null'),
    countIn(shop.kasir.databaseUrl, 'select count(*) from transactions where settled_at is not null'),
    countIn(environments.ramai.RAMAI_DATABASE_URL, 'select sum(departures) as count from promotion_departures'),
  ])
  deepStrictEqual(
    counted,
    counted.map(() => orders.length),
  )
}

async function countIn(url: string | undefined, statement: string) {
  const sql = openDatabase(url)
  const [row] = await sql.unsafe(statement)
  await sql.end()

  return Number(row?.count)
}

/**
 * The running version is one migration behind the breaking one. Versions older than that must
 * refuse to start.
 */
async function takeAway({ versions, run, environments, shop }: World, system: System) {
  const { former, today: artefact } = versions[system.name]
  const { table, column } = WRITTEN[system.name]
  const rename = (from: string, to: string) => `alter table ${table} rename column ${from} to ${to};`
  const text = `-- contracts: needs ${ADDS}\n${rename(column, 'taken_away')}`
  await plantMigration(system, { artefact, tag: '9999_takes_away', text })
  const sql = openDatabase(environments[system.name][`${system.name.toUpperCase()}_DATABASE_URL`])
  try {
    await run({ system, artefact, program: 'migrate' })
    await rejects(
      run({ system, artefact: former, program: 'web' }),
      new RegExp(`of a newer version, whose readers must know migration ${ADDS}`),
    )
    const { bought, stop } = startBuying(shop)
    for (const deadline = Date.now() + WITHIN_MS; bought.askedAgain.length === 0; await pause(100))
      if (Date.now() > deadline) throw new Error(`Buyers bought as before: ${bought.orders.length} orders.`)
    await sql.unsafe(rename('taken_away', column))
    await stop()
  } finally {
    await sql.end()
  }
}
