import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { tokenIn } from '@jembatan/buyer/feed'
import { fillBasket, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { readOrder } from '@jembatan/buyer/order'
import { pickItem } from '@jembatan/buyer/shop'
import { newViewer, tap } from '@jembatan/buyer/viewer'
import { parse, stringify } from 'yaml'
import { openShop } from '../../../tools/dev/postgres/open-shop'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import { type Call, callsOf, readFlows } from '../../../tools/dev/systems/flows'
import { kasir, root, type System, type SystemName, systems } from '../../../tools/dev/systems/systems'
import { assertNothingLeft } from '../../../tools/gate/left-behind'
import type { Report, Suite } from '../../../tools/gate/suite'
import { makeNodeBase, makePostgres, NODE_BASE, POSTGRES } from './base-images'
import { type Deployment, layOut } from './deployment'
import { openPodman, type Podman } from './podman'

const FOLDER = join(root, '.local', 'images')
const DEPLOY = join(root, 'deploy')
const PACKAGES = ['podman', 'podman-compose', 'runc', 'netavark', 'aardvark-dns', 'nftables', 'debootstrap']

/**
 * Builds the images from their Dockerfiles without a registry, starts compose.yaml and checks it
 * from inside: the files of an image, the rights of a process, the network, the secrets, and a
 * purchase.
 */
const images: Suite = async (report) => {
  const missing = await ensureDebianPackages(PACKAGES)
  if (missing) return report.skip('images are built and brought up', missing)
  const podman = await openPodman(FOLDER)
  try {
    const isBaseReady = await report.test('a base is made of Debian, without a registry', async () => {
      await makeNodeBase(podman, join(FOLDER, 'debian'))
      await makePostgres(podman, join(FOLDER, 'postgres'))
      return true
    })
    if (!isBaseReady) return
    for (const system of systems) await buildWhole(report, podman, system)
    await startServices(report, podman)
    await buildAround(report, podman, kasir)
  } finally {
    await report.test('stopping leaves nothing behind', async () => {
      await podman.close()
      await assertNothingLeft({ folder: FOLDER, namespaces: 'netns-', links: 'podman' })
    })
  }
}

export default images

/**
 * Installs, builds and assembles in the image, as an operator does. All three share their packages,
 * which are fetched once.
 */
async function buildWhole(report: Report, podman: Podman, system: System) {
  const isBuilt = await report.test(`the image of ${system.title} is built from sources and packages`, async () => {
    await buildImage(podman, system, 'built')
    return true
  })
  if (isBuilt)
    await report.test(`the image of ${system.title} holds Node and its artefact alone`, () => look(podman, system))
}

const buildImage = ({ podman }: Podman, { name }: System, artefact: 'given' | 'built') =>
  podman(
    [
      ...['build', '--isolation', 'chroot', '--network', 'host', '--format', 'docker', '--tag', `localhost/${name}`],
      ...['--layers', '--build-arg', `BASE=${NODE_BASE}`, '--build-arg', `ARTEFACT=${artefact}`],
      ...['--file', join(root, 'deploy', 'images', `${name}.Dockerfile`), root],
    ],
    { minutes: 40 },
  )

/** Builds the same Dockerfile around an existing artefact, here the one just built. */
async function buildAround(report: Report, podman: Podman, system: System) {
  await report.test(`the image of ${system.title} is built around an artefact that is given`, async () => {
    const artefact = join(root, 'dist', system.name)
    const mounted = await podman.podman(['image', 'mount', `localhost/${system.name}`])
    await rm(artefact, { recursive: true, force: true })
    await cp(join(mounted, 'srv', system.name), artefact, { recursive: true, verbatimSymlinks: true })
    await buildImage(podman, system, 'given')
    await look(podman, system)
  })
}

const TOOLS =
  /\/(?:(?:ba|da|z)?sh|busybox|npm|npx|yarn|apt(?:-get)?|dpkg|gcc|cc|make|python3?|perl|curl|wget|tsx|esbuild)$/

/** Folders that only one system has. */
const ROOMS: Record<SystemName, string[]> = {
  ramai: ['app', 'server', 'db', '.next-test', '.next'],
  pasar: ['checkout'],
  kasir: ['payment-partner'],
}

/**
 * @throws {AssertionError} if an image contains a tool or a file of another system, or would run as
 * root.
 */
async function look({ podman }: Podman, { name }: System) {
  const image = `localhost/${name}`
  const [{ Config: config, Healthcheck: health }] = JSON.parse(await podman(['image', 'inspect', image]))
  const mounted = await podman(['image', 'mount', image])
  // A folder is no tool: that of the Serbo-Croatian hyphenation is named `sh`.
  const files = (await readdir(mounted, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `${entry.parentPath.slice(mounted.length)}/${entry.name}`)
  const others = systems.filter((other) => other.name !== name).flatMap((other) => ROOMS[other.name])

  strictEqual(config.User, '10001:10001')
  strictEqual(config.StopSignal, 'SIGTERM')
  strictEqual(health.Test[0], 'CMD')
  deepStrictEqual(
    files.filter((file) => TOOLS.test(file)),
    [],
  )
  deepStrictEqual(
    files.filter((file) => /^\/usr\/s?bin\//.test(file)),
    ['/usr/bin/node'],
  )
  ok(files.includes(`/srv/${name}/web.js`))
  deepStrictEqual(
    files.filter((file) =>
      [...others, 'walkthrough', 'old-shop'].some((room) => file.startsWith(`/srv/${name}/${room}/`)),
    ),
    [],
  )
}

const WEBS = systems.map(({ name }) => `${name}-web`)
const WORKERS = systems.flatMap(({ name, hasWorker }) => (hasWorker ? [`${name}-worker`] : []))
const DATABASES = systems.map(({ name }) => `${name}-database`)

async function startServices(report: Report, podman: Podman) {
  const deployment = await layOut(join(FOLDER, 'deployment'))
  const environment = {
    ...deployment.variables,
    POSTGRES_IMAGE: POSTGRES,
    ...Object.fromEntries(systems.map(({ name }) => [`${name.toUpperCase()}_IMAGE`, `localhost/${name}`])),
  }
  const file = await writeWithoutOrder(join(FOLDER, 'compose.yaml'))
  const compose = (...args: string[]) => podman.compose(['--file', file, ...args], { environment, minutes: 15 })
  try {
    const up = await report.test('three systems come up, and each answers at its health endpoint', async () => {
      await startAll(podman, compose, deployment)
      for (const web of WEBS) await podman.podman(['healthcheck', 'run', nameOf(web)])
      return true
    })
    if (!up) return
    for (const service of [...WEBS, ...WORKERS])
      await report.test(`${service} runs without rights and can write to nothing`, () => tryInside(podman, service))
    await report.test('a purchase goes through, from a tap in Ramai to a payment at Kasir', () =>
      buy(podman, deployment),
    )
    await report.test('each reaches what the register lets it reach, by name or address, and nothing else', () =>
      reachEachOther(podman),
    )
    await report.test("no secret of a system is in another, but for a merchant's keys at its gateway", () =>
      compareSecrets(podman),
    )
  } finally {
    await compose('down', '--volumes', '--timeout', '10').catch(() => {})
  }
}

/** Compose's name of a container. */
const nameOf = (service: string) => `jembatan_${service}_1`

type Compose = (...args: string[]) => Promise<string>

/**
 * The same file without `depends_on`; `startAll` keeps the order instead. Podman 5.4 does not start
 * a container whose ended dependency depends on a running one, as each web does with its migration
 * and the database.
 */
async function writeWithoutOrder(file: string) {
  const compose = parse(await readFile(join(DEPLOY, 'compose.yaml'), 'utf8'), { merge: true })
  for (const service of Object.values<Record<string, unknown>>(compose.services)) {
    delete service.depends_on
    delete service.build
    if (service.env_file) service.env_file = join(DEPLOY, String(service.env_file))
  }
  await writeFile(file, stringify(compose, { aliasDuplicateObjects: false }))

  return file
}

/** A first start: users, products, and the file carried from Pasar to Ramai (F1). */
async function startAll(podman: Podman, compose: Compose, { published }: Deployment) {
  const health = watchHealth(podman)
  const migrations = systems.map(({ name }) => `${name}-migrate`)
  const fill = (service: string, command: string) =>
    podman
      .podman(['exec', '--env', 'ALLOW_REMOTE_SEED=1', nameOf(service), 'node', `commands/${command}.js`])
      .catch(async (cause: Error) => {
        throw new Error(`${cause.message}\n${await logOf(podman.podman, service)}`, { cause })
      })
  await compose('up', '--detach', ...DATABASES)
  await health(DATABASES)
  await compose('up', '--detach', ...migrations)
  for (const step of migrations) strictEqual(await podman.podman(['wait', nameOf(step)]), '0', `${step} went through`)
  await compose('up', '--detach', ...WEBS, ...WORKERS)
  // podman-compose does not report a container that did not start.
  for (const service of [...WEBS, ...WORKERS]) await podman.podman(['start', nameOf(service)])
  await fill('kasir-worker', 'prepare')
  await fill('pasar-worker', 'prepare')
  const files = await podman.podman(['volume', 'inspect', '--format', '{{.Mountpoint}}', 'jembatan_pasar-files'])
  await cp(join(files, 'catalogue.json'), join(published, 'ramai', 'catalogue.json'))
  await fill('ramai-web', 'prepare-database')
  await health(WEBS)
}

const PATIENCE_MS = 180_000

/** Without systemd nothing else runs the containers' health checks. */
function watchHealth({ podman }: Podman) {
  const isHealthy = (service: string) =>
    podman(['healthcheck', 'run', nameOf(service)]).then(
      () => true,
      () => false,
    )

  return async (services: string[]) => {
    const before = Date.now() + PATIENCE_MS
    for (const service of services)
      while (!(await isHealthy(service))) {
        if (Date.now() > before) throw new Error(`${service} is not healthy:\n${await logOf(podman, service)}`)
        await pause(500)
      }
  }
}

const logOf = (podman: Podman['podman'], service: string) => podman(['logs', '--tail', '20', nameOf(service)])

type Inside = Record<'user' | 'group', number> & Record<'root' | 'program' | 'shell' | 'capabilities' | 'gains', string>

async function tryInside(podman: Podman, service: string) {
  const inside = await podman.ask<Inside>(
    nameOf(service),
    `const { readFileSync, writeFileSync } = require('node:fs')
     const tried = (work) => { try { work(); return 'done' } catch ({ code }) { return code } }
     const status = readFileSync('/proc/self/status', 'utf8')
     console.log(JSON.stringify({
       user: process.getuid(), group: process.getgid(),
       root: tried(() => writeFileSync('/mine', '')),
       program: tried(() => writeFileSync('web.js', '')),
       shell: tried(() => require('node:child_process').execFileSync('sh', ['-c', 'true'])),
       capabilities: /CapEff:\\s*(\\w+)/.exec(status)[1], gains: /NoNewPrivs:\\s*(\\d)/.exec(status)[1],
     }))`,
  )

  deepStrictEqual(inside, {
    user: 10_001,
    group: 10_001,
    root: 'EROFS',
    program: 'EROFS',
    shell: 'ENOENT',
    capabilities: '0000000000000000',
    gains: '1',
  })
}

async function buy(podman: Podman, { environments, passwords }: Deployment) {
  const [address] = await addressesOf(podman, 'pasar-database')
  const shop = await openShop({
    environments: {
      ...environments,
      pasar: { ...environments.pasar, PASAR_DATABASE_URL: `postgres://pasar:${passwords.pasar}@${address}:5432/pasar` },
    },
  })
  const tapped = await tap(environments.ramai.RAMAI_ORIGIN ?? '', newViewer(), { promo: pickItem(shop).promo })
  const basket = await fillBasket(shop, tokenIn(tapped))
  const orderId = await placeOrder(basket)
  await pay(basket, orderId)

  strictEqual((await readOrder(basket.browser, orderId)).status, 'paid')
}

const PORTS: Record<string, number> = {
  ...Object.fromEntries(systems.map(({ name, defaultPort }) => [`${name}-web`, defaultPort])),
  ...Object.fromEntries(DATABASES.map((database) => [database, 5432])),
}

/** Tries every connection between containers that listen, by name and by each address. */
async function reachEachOther(podman: Podman) {
  const calls = callsOf(await readFlows())
  const listening = Object.keys(PORTS)
  const targets = await Promise.all(
    listening.map(async (service) => ({ service, hosts: [service, ...(await addressesOf(podman, service))] })),
  )
  const reached: string[] = []
  const expected: string[] = []
  const forbidden: string[] = []
  for (const from of [...WEBS, ...WORKERS, ...DATABASES]) {
    const others = targets.filter(({ service }) => service !== from)
    const tries = others.flatMap(({ service, hosts }) => hosts.map((host) => ({ service, host, port: PORTS[service] })))
    const connections = await podman.ask<Try[]>(nameOf(from), connectTo(tries))
    reached.push(...new Set(connections.map(({ service }) => `${from} → ${service}`)))
    const isForbidden = ({ service }: Pick<Try, 'service'>) => !isPermitted(calls, from, service)
    expected.push(...others.filter((other) => !isForbidden(other)).map(({ service }) => `${from} → ${service}`))
    forbidden.push(...connections.filter(isForbidden).map(({ service, host }) => `${from} → ${service}, by ${host}`))
  }

  deepStrictEqual(forbidden, [])
  deepStrictEqual(reached.sort(), expected.sort())
}

const systemOf = (service: string) => service.split('-')[0]

/**
 * Inside a system all connections are permitted. Between two systems: only along a call, and never
 * to a database.
 */
function isPermitted(calls: Call[], from: string, to: string) {
  const [one, other] = [systemOf(from), systemOf(to)]
  if (one === other) return true
  const mayCall = calls.some((call) => [call.from, call.to].sort().join() === [one, other].sort().join())

  return mayCall && !DATABASES.includes(from) && !DATABASES.includes(to)
}

type Try = { service: string; host: string; port?: number }

const connectTo = (tries: Try[]) => `
  const { connect } = require('node:net')
  const reaches = ({ host, port }) => new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 })
    const end = (is) => { socket.destroy(); resolve(is) }
    socket.on('connect', () => end(true)).on('error', () => end(false)).on('timeout', () => end(false))
  })
  const tries = ${JSON.stringify(tries)}
  Promise.all(tries.map(reaches)).then((answers) =>
    console.log(JSON.stringify(tries.filter((_, index) => answers[index]))))`

async function addressesOf({ podman }: Podman, service: string): Promise<string[]> {
  const [{ NetworkSettings }] = JSON.parse(await podman(['container', 'inspect', nameOf(service)]))

  return Object.values<{ IPAddress: string }>(NetworkSettings.Networks).map(({ IPAddress }) => IPAddress)
}

/** Secrets that a merchant and its gateway share, by file name. */
const OF_A_MERCHANT = ['merchant-client-key', 'merchant-server-key']

async function compareSecrets(podman: Podman) {
  const holders = new Map<string, Set<string>>()
  const files = new Set<string>()
  for (const service of [...WEBS, ...WORKERS, ...DATABASES]) {
    const values = await podman.ask<[name: string, value: string][]>(nameOf(service), READ_SECRETS)
    const secret = values.filter(([name]) => name.startsWith('/run/secrets/'))
    ok(secret.length > 0, `${service} was given secrets`)
    for (const [, value] of secret) files.add(value)
    for (const [name, value] of values)
      holders.set(value, (holders.get(value) ?? new Set()).add(`${systemOf(service)} ${name.split('/').at(-1)}`))
  }
  const shared = [...files]
    .map((value) => [...(holders.get(value) ?? [])])
    .filter((names) => new Set(names.map((name) => name.split(' ')[0])).size > 1)

  // Compares names only, so that no secret is printed.
  deepStrictEqual(
    shared.map((names) => names.sort().join(', ')).sort(),
    OF_A_MERCHANT.map((key) => `kasir ${key}, pasar ${key}`),
  )
}

const READ_SECRETS = `
  const { readdirSync, readFileSync } = require('node:fs')
  const files = readdirSync('/run/secrets', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const read = files.map(({ parentPath, name }) => [parentPath + '/' + name, readFileSync(parentPath + '/' + name, 'utf8').trim()])
  console.log(JSON.stringify([...read, ...Object.entries(process.env)]))`
