import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readAccessFile } from '../keys/control-access'
import { type Cluster, startCluster } from '../postgres/cluster'
import { openDatabase } from '../postgres/open-database'
import { superviseProcess } from '../process/testing/supervise-process'
import { waitUntilReady } from '../process/wait-until-ready'
import { freePort } from '../systems/ports'
import { openEvidenceRuns } from './evidence-runs'
import { openMigrationRuns } from './migration-runs'
import { createOneDatabaseBreach } from './one-database-breach'
import { openDevControl } from './open-dev-control'
import { manageOutages } from './outages'
import { openReadiness } from './readiness'
import { manageRoom } from './room'

/** Prints two findings and the tally. */
const TWO_FINDINGS = `console.log('  looking…'); for (const said of [{ row: 1 }, { row: 2 }, { passed: 2, failed: 0, report: false }]) console.log(JSON.stringify(said))`
const ENDLESS = `console.log(JSON.stringify({ row: 1 })); setInterval(() => {}, 1000)`

type Setup = { pasar?: Cluster; evidence?: string }

/** Starts dev control with three real processes. Returns its key, too. */
async function startDevControl({ pasar, evidence = TWO_FINDINGS }: Setup = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-dev-control-'))
  const devControl = await openDevControl({ folder })
  const [one, two, three] = [await superviseProcess(), await superviseProcess(), await superviseProcess()]
  const processesOf = ({ supervised, address }: typeof one) => ({
    title: 'Process',
    ...supervised,
    waitUntilReady: (signal: AbortSignal) => waitUntilReady({ title: 'Process', address, within: 5000, signal }),
  })
  const evidenceRuns = openEvidenceRuns({ folder, command: ['--eval', evidence, '--'] })
  devControl.begin({
    outages: manageOutages({ ramai: processesOf(one), pasar: processesOf(two), kasir: processesOf(three) }),
    oneDatabase: createOneDatabaseBreach(pasar),
    evidence: evidenceRuns,
    room: manageRoom({ ...evidenceRuns, hosts: () => ['127.0.0.1'] }),
    migration: openMigrationRuns({ folder, command: ['--eval', evidence, '--'] }),
    readiness: openReadiness({ folder, clusters: pasar ? { pasar } : {} }),
  })
  onTestFinished(async () => {
    await devControl.clear()
    await devControl.close()
    await rm(folder, { recursive: true })
  })
  const ask = (method: string, path: string, body?: object, key = devControl.key) =>
    fetch(`${devControl.address}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      body: body && JSON.stringify(body),
    })

  return { folder, devControl, ask, ramai: one }
}

const statusAndBody = async (pending: Promise<Response>) => {
  const response = await pending
  return [response.status, await response.json()]
}

const ALL_RUN = { ramai: 'running', pasar: 'running', kasir: 'running' }

test('a wrong key is refused, whether the address exists or not', async () => {
  const { ask } = await startDevControl()

  const answers = [await ask('GET', '/systems', undefined, 'guessed'), await ask('GET', '/nowhere', undefined, '')]

  expect(answers.map(({ status }) => status)).toEqual([401, 401])
})

test('an unknown path is not found, and malformed input is refused', async () => {
  const { ask } = await startDevControl()

  const answers = [
    await ask('GET', '/nowhere'),
    await ask('POST', '/systems/walkthrough/stop'),
    await ask('DELETE', '/systems'),
    await ask('POST', '/systems/ramai/stop', { seconds: 301 }),
    await ask('POST', '/systems/ramai/stop', { minutes: 1 }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400, 400])
})

test('a stopped system is down until it is started, and the others stay up', async () => {
  const { ask, ramai } = await startDevControl()

  const stopped = await statusAndBody(ask('POST', '/systems/ramai/stop'))
  await expect(ramai.answer()).rejects.toThrow('fetch failed')
  const started = await statusAndBody(ask('POST', '/systems/ramai/start'))

  expect([stopped, started]).toEqual([
    [200, { ...ALL_RUN, ramai: 'stopped' }],
    [200, ALL_RUN],
  ])
  expect(await ramai.answer()).not.toBe(ramai.first)
})

test('a stopped system restarts by itself', async () => {
  const { ask, ramai } = await startDevControl()

  await ask('POST', '/systems/ramai/stop', { seconds: 1 })

  await vi.waitFor(async () => expect(await statusAndBody(ask('GET', '/systems'))).toEqual([200, ALL_RUN]), {
    timeout: 8000,
    interval: 100,
  })
  expect(await ramai.answer()).not.toBe(ramai.first)
}, 15_000)

test('once everything is being stopped, no system restarts and requests are refused', async () => {
  const { ask, devControl, ramai } = await startDevControl()
  await ask('POST', '/systems/ramai/stop', { seconds: 1 })

  await devControl.clear()
  const late = await ask('POST', '/systems/ramai/start')

  expect(late.status).toBe(503)
  await expect(ramai.answer()).rejects.toThrow('fetch failed')
})

test('the access file names address and key, and only its owner can read it', async () => {
  const { folder, devControl } = await startDevControl()

  const { mode } = await stat(join(folder, 'dev-control.json'))

  expect(mode & 0o777).toBe(0o600)
  expect(await readAccessFile(folder)).toEqual({ address: devControl.address, key: devControl.key })
})

test('an evidence run streams its findings line by line', async () => {
  const { ask } = await startDevControl()

  const response = await ask('POST', '/evidence', { rows: [1, 2] })

  expect(response.headers.get('content-type')).toContain('application/x-ndjson')
  expect(await response.text()).toBe('{"row":1}\n{"row":2}\n{"passed":2,"failed":0,"report":false}\n')
})

const PRINT_ARGUMENTS = 'console.log(JSON.stringify({ args: process.argv.slice(1), passed: 0 }))'

test.each([
  { fewPeople: false, few: false, args: ['--world=test', '6'] },
  { fewPeople: false, few: true, args: ['--world=test', '--few', '6'] },
  { fewPeople: true, few: false, args: ['--world=test', '--few', '6'] },
])('few people are enough here ($fewPeople) or for this run ($few)', async ({ fewPeople, few, args }) => {
  const runs = openEvidenceRuns({ folder: '/nowhere/test', fewPeople, command: ['--eval', PRINT_ARGUMENTS, '--'] })

  const lines: string[] = []
  for await (const line of runs.begin({ rows: [6], few }).lines) lines.push(line)

  expect(lines.map((line) => JSON.parse(line))).toEqual([expect.objectContaining({ args })])
})

test('a command of the migration streams its output and its outcome', async () => {
  const { ask } = await startDevControl()

  const response = await ask('POST', '/migration/import')
  const lines = (await response.text()).trim().split('\n')

  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ ended: { command: 'import', code: 0, seconds: expect.any(Number) } })
  expect(await statusAndBody(ask('POST', '/migration/kill'))).toEqual([
    409,
    { error: 'nothing_running', message: 'No command is running.' },
  ])
  expect(await statusAndBody(ask('GET', '/migration'))).toMatchObject([200, { running: null, looks: [] }])
})

test('a second evidence run is refused while one runs, and a run without a client ends', async () => {
  const { ask } = await startDevControl({ evidence: ENDLESS })
  const listening = await ask('POST', '/evidence')

  const second = await ask('POST', '/evidence')
  await listening.body?.cancel()

  expect(second.status).toBe(409)
  await vi.waitFor(async () => expect((await ask('POST', '/evidence')).status).toBe(200), { timeout: 4000 })
})

test('an evidence run that crashes says why', async () => {
  const { ask } = await startDevControl({ evidence: `console.error('There is no world.'); process.exit(1)` })

  const response = await ask('POST', '/evidence')

  expect(JSON.parse(await response.text())).toEqual({ error: 'broke_off', message: 'There is no world.' })
})

test('the last report is served, and not found when there is none', async () => {
  const { ask, folder } = await startDevControl()

  const before = await ask('GET', '/evidence/report.html')
  await mkdir(join(folder, 'evidence'))
  await writeFile(join(folder, 'evidence', 'report.html'), '<h1>Laporan</h1>')
  const after = await ask('GET', '/evidence/report.html')

  expect([before.status, after.status, await after.text()]).toEqual([404, 200, '<h1>Laporan</h1>'])
})

test('the last green report is served beside the newest, and no other file by that name', async () => {
  const { ask, folder } = await startDevControl()
  await mkdir(join(folder, 'evidence'))
  await writeFile(join(folder, 'evidence', 'green.report.html'), '<h1>Hijau</h1>')
  await writeFile(join(folder, 'evidence', 'green.key.json'), '{}')

  const green = await ask('GET', '/evidence/green.report.html')

  expect([green.status, await green.text()]).toEqual([200, '<h1>Hijau</h1>'])
  expect((await ask('GET', '/evidence/green.key.json')).status).toBe(404)
})

test('phones read the report by an address that cannot be guessed, as long as the presenter lets them', async () => {
  const { ask, folder } = await startDevControl()
  await mkdir(join(folder, 'evidence'))
  await writeFile(join(folder, 'evidence', 'report.html'), '<h1>Laporan</h1>')
  await writeFile(join(folder, 'evidence', 'signing-key.json'), '{}')
  const shut = await statusAndBody(ask('GET', '/room'))

  const [, { addresses }] = await statusAndBody(ask('PUT', '/room'))
  const again = await statusAndBody(ask('PUT', '/room'))
  const read = await Promise.all(
    ['report.html', 'signing-key.json', '..%2freport.html', ''].map((name) => fetch(`${addresses[0]}${name}`)),
  )
  const guessed = await fetch(new URL('/report.html', addresses[0]))
  const posted = await fetch(`${addresses[0]}report.html`, { method: 'POST' })
  const closed = await statusAndBody(ask('DELETE', '/room'))

  expect(shut).toEqual([200, { open: false, addresses: [] }])
  expect(addresses).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{8}\/$/)])
  expect(again).toEqual([200, { open: true, addresses }])
  expect([...read, guessed, posted].map(({ status }) => status)).toEqual([200, 404, 404, 404, 404, 404])
  expect(await read[0]?.text()).toBe('<h1>Laporan</h1>')
  expect(closed).toEqual(shut)
  await expect(fetch(`${addresses[0]}report.html`)).rejects.toThrow()
})

test('concurrent requests to admit phones listen once', async () => {
  const room = manageRoom({ ...openEvidenceRuns({ folder: '/nowhere' }), hosts: () => ['127.0.0.1'] })
  onTestFinished(() => void room.close())

  const [one, other] = await Promise.all([room.open(), room.open()])

  expect(one.addresses).toHaveLength(1)
  expect(other).toEqual(one)
})

async function startPasar() {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-one-database-'))
  // For root the server runs as another user, who must be able to traverse the folder.
  await chmod(folder, 0o711)
  const place = { system: 'pasar', folder, port: await freePort(), certified: true }
  const cluster = await startCluster(place)
  onTestFinished(async () => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  })

  return { cluster, startAgain: () => startCluster(place) }
}

/** Returns the outcome of a connection with the password but without a certificate. */
async function connectWithPassword({ url }: Cluster) {
  const address = new URL(url)
  for (const name of ['sslcert', 'sslkey']) address.searchParams.delete(name)
  const sql = openDatabase(address.href)

  return sql`select`
    .then(
      () => 'in',
      (refusal: Error) => refusal.message,
    )
    .finally(() => sql.end())
}

test('the one-database breach accepts a password without certificate until it is ended', async () => {
  const { cluster } = await startPasar()
  const { ask } = await startDevControl({ pasar: cluster })
  const shut = await connectWithPassword(cluster)

  const on = await statusAndBody(ask('PUT', '/breaches/one-database'))
  const open = await connectWithPassword(cluster)
  const off = await statusAndBody(ask('DELETE', '/breaches/one-database'))

  expect([on, off]).toEqual([
    [200, { on: ['one-database'] }],
    [200, { on: [] }],
  ])
  expect([shut, open, await connectWithPassword(cluster)]).toEqual([
    expect.stringContaining('certificate'),
    'in',
    expect.stringContaining('certificate'),
  ])
}, 20_000)

test('the breach ends with dev control, and does not outlive a killed launcher', async () => {
  const { cluster, startAgain } = await startPasar()
  const { ask, devControl } = await startDevControl({ pasar: cluster })
  await ask('PUT', '/breaches/one-database')
  await devControl.clear()
  const ended = await connectWithPassword(cluster)

  await cluster.access?.allowPasswordAlone()
  await startAgain()

  expect([ended, await connectWithPassword(cluster)]).toEqual([
    expect.stringContaining('certificate'),
    expect.stringContaining('certificate'),
  ])
}, 20_000)

test('the breach is refused for a database that was not started here', async () => {
  const { ask } = await startDevControl()

  const [status, { message }] = await statusAndBody(ask('PUT', '/breaches/one-database'))

  expect(status).toBe(409)
  expect(message).toContain('PASAR_DATABASE_URL')
})

test('the machine’s readiness counts free space and running rate counters, and clears the counters', async () => {
  const { cluster } = await startPasar()
  const sql = openDatabase(cluster.url)
  onTestFinished(() => sql.end())
  await sql`create table rate_limits (key varchar(255) primary key, points integer not null, expire bigint)`
  const [running, over] = [Date.now() + 60_000, Date.now() - 1]
  await sql`insert into rate_limits values ('codes:a', 3, ${running}), ('codes:b', 1, ${over})`
  const { ask } = await startDevControl({ pasar: cluster })

  const before = await statusAndBody(ask('GET', '/readiness'))
  const cleared = await statusAndBody(ask('DELETE', '/rate-counters'))

  expect(before).toEqual([
    200,
    { missingPackages: [], freeBytes: expect.any(Number), rateCounters: 1, typedContacts: null },
  ])
  expect(before[1].freeBytes).toBeGreaterThan(0)
  expect(cleared).toEqual([200, { cleared: 2 }])
  expect(await statusAndBody(ask('GET', '/readiness'))).toMatchObject([200, { rateCounters: 0 }])
}, 20_000)

test('a package of the evidence that is not installed is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-evidence-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'package.json'), '{"dependencies":{"zod":"*","not-installed-here":"*"}}')

  const { missingPackages } = await openReadiness({ folder, clusters: {}, evidence: folder }).look()

  expect(missingPackages).toEqual(['not-installed-here'])
})
