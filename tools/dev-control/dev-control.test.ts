import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Cluster, startCluster } from '../postgres/cluster'
import { openDatabase } from '../postgres/open-database'
import { untilReady } from '../process/ready'
import { superviseSomebody } from '../process/testing/supervise-somebody'
import { freePort } from '../systems/ports'
import { keepAbsences } from './absences'
import { openEvidenceRuns } from './evidence-runs'
import { stageOneDatabase } from './one-database'
import { openStagehand } from './open-dev-control'
import { recallStagehand } from './place-of-dev-control'

/** Says two findings and how many they were, the second once its listener has been told of the first. */
const TWO_FINDINGS = `console.log('  looking…'); for (const said of [{ row: 1 }, { row: 2 }, { passed: 2, failed: 0, report: false }]) console.log(JSON.stringify(said))`
const ENDLESS = `console.log(JSON.stringify({ row: 1 })); setInterval(() => {}, 1000)`

type Staged = { pasar?: Cluster; evidence?: string }

/** A stagehand with three real processes, and the key to its door. */
async function openStage({ pasar, evidence = TWO_FINDINGS }: Staged = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-stagehand-'))
  const stagehand = await openStagehand({ folder })
  const [one, two, three] = [await superviseSomebody(), await superviseSomebody(), await superviseSomebody()]
  const player = ({ supervised, address }: typeof one) => ({
    title: 'Somebody',
    ...supervised,
    untilReady: (signal: AbortSignal) => untilReady({ title: 'Somebody', address, within: 5000, signal }),
  })
  stagehand.begin({
    absences: keepAbsences({ ramai: player(one), pasar: player(two), kasir: player(three) }),
    oneDatabase: stageOneDatabase(pasar),
    evidence: openEvidenceRuns(folder, ['--eval', evidence, '--']),
  })
  onTestFinished(async () => {
    await stagehand.clear()
    await stagehand.close()
    await rm(folder, { recursive: true })
  })
  const ask = (method: string, path: string, body?: object, key = stagehand.key) =>
    fetch(`${stagehand.address}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      body: body && JSON.stringify(body),
    })

  return { folder, stagehand, ask, ramai: one }
}

const answerOf = async (asked: Promise<Response>) => {
  const response = await asked
  return [response.status, await response.json()]
}

const ALL_RUN = { ramai: 'running', pasar: 'running', kasir: 'running' }

test('a wrong key opens nothing, known address or not', async () => {
  const { ask } = await openStage()

  const answers = [await ask('GET', '/systems', undefined, 'guessed'), await ask('GET', '/nowhere', undefined, '')]

  expect(answers.map(({ status }) => status)).toEqual([401, 401])
})

test('what the stagehand does not know is not found, and what is malformed is refused', async () => {
  const { ask } = await openStage()

  const answers = [
    await ask('GET', '/nowhere'),
    await ask('POST', '/systems/walkthrough/stop'),
    await ask('DELETE', '/systems'),
    await ask('POST', '/systems/ramai/stop', { seconds: 301 }),
    await ask('POST', '/systems/ramai/stop', { minutes: 1 }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400, 400])
})

test('a system that is stopped is gone until it is called back, and the others stay', async () => {
  const { ask, ramai } = await openStage()

  const stopped = await answerOf(ask('POST', '/systems/ramai/stop'))
  await expect(ramai.answer()).rejects.toThrow('fetch failed')
  const started = await answerOf(ask('POST', '/systems/ramai/start'))

  expect([stopped, started]).toEqual([
    [200, { ...ALL_RUN, ramai: 'stopped' }],
    [200, ALL_RUN],
  ])
  expect(await ramai.answer()).not.toBe(ramai.first)
})

test('a system that nobody calls back comes back by itself', async () => {
  const { ask, ramai } = await openStage()

  await ask('POST', '/systems/ramai/stop', { seconds: 1 })

  await vi.waitFor(async () => expect(await answerOf(ask('GET', '/systems'))).toEqual([200, ALL_RUN]), {
    timeout: 8000,
    interval: 100,
  })
  expect(await ramai.answer()).not.toBe(ramai.first)
}, 15_000)

test('once everything is being stopped, nobody comes back and nothing is done any more', async () => {
  const { ask, stagehand, ramai } = await openStage()
  await ask('POST', '/systems/ramai/stop', { seconds: 1 })

  await stagehand.clear()
  const late = await ask('POST', '/systems/ramai/start')

  expect(late.status).toBe(503)
  await expect(ramai.answer()).rejects.toThrow('fetch failed')
})

test('other commands of the same person find the door, and nobody else may read where it is', async () => {
  const { folder, stagehand } = await openStage()

  const { mode } = await stat(join(folder, 'stagehand.json'))

  expect(mode & 0o777).toBe(0o600)
  expect(await recallStagehand(folder)).toEqual({ address: stagehand.address, key: stagehand.key })
})

test('a run of the evidence tells its findings line by line', async () => {
  const { ask } = await openStage()

  const response = await ask('POST', '/evidence', { rows: [1, 2] })

  expect(response.headers.get('content-type')).toContain('application/x-ndjson')
  expect(await response.text()).toBe('{"row":1}\n{"row":2}\n{"passed":2,"failed":0,"report":false}\n')
})

test('while one run of the evidence goes on, another is refused; one that nobody listens to ends', async () => {
  const { ask } = await openStage({ evidence: ENDLESS })
  const listening = await ask('POST', '/evidence')

  const second = await ask('POST', '/evidence')
  await listening.body?.cancel()

  expect(second.status).toBe(409)
  await vi.waitFor(async () => expect((await ask('POST', '/evidence')).status).toBe(200), { timeout: 4000 })
})

test('a run that breaks off says why', async () => {
  const { ask } = await openStage({ evidence: `console.error('There is no world.'); process.exit(1)` })

  const response = await ask('POST', '/evidence')

  expect(JSON.parse(await response.text())).toEqual({ error: 'broke_off', message: 'There is no world.' })
})

test('the last report is handed out, and missed when there is none', async () => {
  const { ask, folder } = await openStage()

  const before = await ask('GET', '/evidence/report.html')
  await mkdir(join(folder, 'evidence'))
  await writeFile(join(folder, 'evidence', 'report.html'), '<h1>Laporan</h1>')
  const after = await ask('GET', '/evidence/report.html')

  expect([before.status, after.status, await after.text()]).toEqual([404, 200, '<h1>Laporan</h1>'])
})

async function startPasar() {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-one-database-'))
  // As root the server runs as another user, who must be able to walk in.
  await chmod(folder, 0o711)
  const place = { system: 'pasar', folder, port: await freePort(), certified: true }
  const cluster = await startCluster(place)
  onTestFinished(async () => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  })

  return { cluster, startAgain: () => startCluster(place) }
}

/** What a stranger gets who knows the password. */
async function knock({ url }: Cluster) {
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

test('the breach of one database lets in who knows the password, until it is taken back', async () => {
  const { cluster } = await startPasar()
  const { ask } = await openStage({ pasar: cluster })
  const shut = await knock(cluster)

  const on = await answerOf(ask('PUT', '/breaches/one-database'))
  const open = await knock(cluster)
  const off = await answerOf(ask('DELETE', '/breaches/one-database'))

  expect([on, off]).toEqual([
    [200, { on: ['one-database'] }],
    [200, { on: [] }],
  ])
  expect([shut, open, await knock(cluster)]).toEqual([
    expect.stringContaining('certificate'),
    'in',
    expect.stringContaining('certificate'),
  ])
}, 20_000)

test('the breach ends with the stagehand, and does not outlive a launcher that was killed', async () => {
  const { cluster, startAgain } = await startPasar()
  const { ask, stagehand } = await openStage({ pasar: cluster })
  await ask('PUT', '/breaches/one-database')
  await stagehand.clear()
  const ended = await knock(cluster)

  await cluster.door?.openToPasswords()
  await startAgain()

  expect([ended, await knock(cluster)]).toEqual([
    expect.stringContaining('certificate'),
    expect.stringContaining('certificate'),
  ])
}, 20_000)

test("a database of somebody's own keeps its door", async () => {
  const { ask } = await openStage()

  const [status, { message }] = await answerOf(ask('PUT', '/breaches/one-database'))

  expect(status).toBe(409)
  expect(message).toContain('PASAR_DATABASE_URL')
})
