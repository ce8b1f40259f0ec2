import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { readOrder } from '@jembatan/buyer/order'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import { roomsOfOthers, sourcesOfBuild, strangersAmong } from '../../../tools/dev/artefact/rooms'
import { openShop } from '../../../tools/dev/postgres/open-shop'
import { freePort } from '../../../tools/dev/systems/ports'
import { type Host, hosts, pasar, root, systems } from '../../../tools/dev/systems/systems'
import type { Report, Suite } from '../../../tools/gate/suite'
import { type Artefacts, assembleAll, DIST } from '../world/artefacts'
import { openWorld, type World } from '../world/world'

/** Starts each system from its own folder, outside the repository. */
const testArtefacts: Suite = async (report) => {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-artefacts-'))
  // PostgreSQL, which has an account of its own, must be able to traverse the folder.
  await chmod(folder, 0o711)
  try {
    const artefacts = await report.test('each system is assembled and carried elsewhere', () =>
      assembleAll(folder, hosts),
    )
    if (!artefacts) return
    for (const host of hosts) await report.test(`${host.title} has nothing of another`, () => seeAlone(host, artefacts))
    await sell(report, artefacts, join(folder, 'today'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export default testArtefacts

async function seeAlone(host: Host, artefacts: Artefacts) {
  assert.deepEqual(strangersAmong(await sourcesOfBuild(join(host.folder, DIST)), host), [])
  const names = await readdir(join(artefacts[host.name], 'node_modules'))
  assert.deepEqual(
    names.filter((name) => ['@jembatan', ...hosts.map((one) => one.name), 'tsx', 'jiti', 'esbuild'].includes(name)),
    [],
  )
  const entries = await readdir(artefacts[host.name])
  assert.deepEqual(
    entries.filter((name) => roomsOfOthers(host).includes(name)),
    [],
  )
  await seeNoPlace(artefacts[host.name])
}

/** No file contains the path of the build. */
async function seeNoPlace(folder: string) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const texts = files.filter(({ name }) => /\.(js|json|mjs|cjs)$/.test(name))
  for (const { parentPath, name } of texts) {
    const file = join(parentPath, name)
    assert.ok(!(await readFile(file, 'utf8')).includes(`${root}/`), `${file} names ${root}`)
  }
}

async function sell(report: Report, artefacts: Artefacts, folder: string) {
  const world = await openWorld(folder)
  const { ports } = world.profile
  const began = Date.now()
  try {
    await report.test('a key that everybody may read stops a start with a sentence', async () => {
      const key = world.environments.pasar.PASAR_AUDIT_SIGNING_KEY_FILE ?? ''
      await chmod(key, 0o644)
      const starting = world.run(pasar, 'web', { artefact: artefacts.pasar })
      await assert.rejects(starting, /PASAR_AUDIT_SIGNING_KEY_FILE anew: .*everybody on this machine/)
      await chmod(key, 0o600)
    })
    await report.test('a database that was not migrated is refused', async () => {
      await assert.rejects(
        world.run(pasar, 'web', { artefact: artefacts.pasar }),
        /lacks migration 0000_\w+. Run node migrate.js first/,
      )
    })
    const started = await report.test('each starts by node alone, and is ready', async () => {
      const metrics = await startAll(world, artefacts)
      return { telling: metrics, shop: await openShop(world) }
    })
    if (!started) return
    await report.test('an order is placed and paid', () => buy(started.shop))
    await report.test('each process reports its figures to a client with the key', () => seeFigures(started.telling))
    await report.test('a page, its script and its picture come', () => seePages(ports.pasar))
    await report.test('the audit logs are whole', async () => {
      for (const system of systems) {
        const output = await world.run(system, 'commands/verify-audit-log', { artefact: artefacts[system.name] })
        assert.match(output, /whole/)
      }
    })
    await report.test('no process wrote where its program lies', async () => {
      for (const host of hosts) assert.deepEqual(await changedSince(artefacts[host.name], began), [])
    })
    await report.test('while its database is away each says so, and asks to come again', async () => {
      await world.loseDatabases()
      for (const page of AWAY) await seeAway(`http://127.0.0.1:${ports[page.system]}${page.path}`, page.title)
    })
  } finally {
    await world.stop()
  }
}

/** Returns the metrics address of each process. */
async function startAll({ profile, environments, prepare, start }: World, artefacts: Artefacts) {
  const metrics: Telling[] = []
  const startTelling = async (host: Host, part: Telling['part'], port?: number) => {
    const prefix = host.name.toUpperCase()
    const address = `127.0.0.1:${await freePort()}`
    metrics.push({ title: host.title, part, address, key: environments[host.name][`${prefix}_METRICS_KEY`] ?? '' })
    const settings = { [`${prefix}_METRICS_ADDRESS`]: address }
    await start(host, part, { artefact: artefacts[host.name], settings, ...(port && { port }) })
  }
  for (const system of systems) {
    await prepare(system, { artefact: artefacts[system.name] })
    if (system.hasWorker) await startTelling(system, 'worker')
  }
  for (const host of hosts) await startTelling(host, 'web', profile.ports[host.name])

  return metrics
}

type Telling = { title: string; part: 'web' | 'worker'; address: string; key: string }

/** A figure that only this part of a system has. */
const COUNTED = { web: /^http_server_request_duration_count\{/m, worker: /^worker_job_duration_count\{/m }

async function seeFigures(telling: Telling[]) {
  for (const { title, part, address, key } of telling) {
    const url = `http://${address}/metrics`
    assert.equal((await fetch(url)).status, 401, `${title}'s ${part} asks for its key`)
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } })
    assert.match(await response.text(), COUNTED[part], `${title}'s ${part} tells what it did`)
  }
}

async function buy(shop: Shop) {
  const basket = await fillBasketWith(shop, pickItem(shop))
  const orderId = await placeOrder(basket)
  await pay(basket, orderId)
  assert.equal((await readOrder(basket.browser, orderId)).status, 'paid')
}

async function seePages(port: number) {
  const page = await (await fetch(`http://127.0.0.1:${port}/`, { redirect: 'follow' })).text()
  const [script = ''] = /\/_next\/static\/[^"'\\]+\.js/.exec(page) ?? []
  const [picture = ''] = /\/media\/[^"'\\ ]+\.(?:avif|jpg|webp)/.exec(page) ?? []
  for (const path of [script, picture]) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-encoding': 'br' } })
    assert.equal(answer.status, 200, `${path} answers ${answer.status}`)
    if (path === script) assert.equal(answer.headers.get('content-encoding'), 'br')
  }
}

const AWAY = [
  { system: 'ramai', path: '/', title: 'Ramai sebentar lagi kembali' },
  { system: 'pasar', path: '/search', title: 'Sebentar lagi kami kembali' },
  { system: 'kasir', path: `/snap/v3/redirection/${randomUUID()}`, title: 'Kasir sebentar lagi kembali' },
] as const

async function seeAway(url: string, title: string) {
  const answer = await fetch(url, { headers: { accept: 'text/html', 'sec-fetch-dest': 'document' } })
  assert.equal(answer.status, 503, `${url} answers ${answer.status}`)
  assert.equal(answer.headers.get('retry-after'), '5')
  assert.ok((await answer.text()).includes(title), `${url} says: ${title}`)
}

/** Files of a program that were written later than the given time. */
async function changedSince(artefact: string, since: number) {
  const entries = await readdir(artefact, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs))

  return files.filter((_, index) => (times[index] ?? 0) > since)
}
