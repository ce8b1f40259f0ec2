import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { noteRunIn } from './last-run'
import { openMigrationRuns } from './migration-runs'

/** Prints its own name and its arguments, as a command of either side does. */
const SAY = `
  const [name, ...args] = process.argv.slice(1)
  console.log(JSON.stringify({ progress: { step: 'rows', done: 1, of: 2, rate: 1, secondsLeft: 1 } }))
  if (name === 'status') console.log(JSON.stringify({ side: 'old-shop', tables: {} }))
  console.log(JSON.stringify({ side: 'pasar', name, args, made: true }))`
const ENDLESS = `console.log(JSON.stringify({ progress: { step: 'rows', done: 1, of: 2 } })); setInterval(() => {}, 1000)`
const FAILED = { code: 'nothing_came', values: { file: 'current.json' }, message: 'No bundle has come yet.' }
const FAILING = `
  console.error('Pasar’s half begins.')
  console.error(JSON.stringify({ failed: ${JSON.stringify(FAILED)} }))
  process.exit(1)`
const BROKEN = `console.error('Something nobody foresaw.'); process.exit(1)`

async function openRuns(script = SAY) {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-runs-'))
  const open = () => openMigrationRuns({ folder, command: ['--eval', script, '--'] })
  const runs = open()
  onTestFinished(async () => {
    await runs.end()
    await rm(folder, { recursive: true })
  })
  const run = async (name: string, body: object = {}) => {
    const lines: Record<string, unknown>[] = []
    await runs.run(name, body, (line) => lines.push(JSON.parse(line)))
    return lines
  }

  return { runs, run, open, folder }
}

test('a command gets its options and its world, and reports its progress and its outcome', async () => {
  const { run } = await openRuns()

  const [progress, result, ended] = await run('rehearse', { orders: 1000, anew: true })

  expect(progress).toHaveProperty('progress.of', 2)
  expect(result).toMatchObject({
    name: 'rehearse',
    args: ['--orders=1000', '--anew', '--json', expect.stringMatching(/^--world=jembatan-runs-/)],
  })
  expect(ended).toEqual({ ended: { command: 'rehearse', code: 0, seconds: expect.any(Number) } })
})

test('a look is stale once a command has run in a terminal, until the next one', async () => {
  const { runs, run, folder } = await openRuns()
  const isStale = async () => (await runs.look()).stale
  await run('status')

  const before = await isStale()
  await noteRunIn(folder)
  const after = await isStale()
  await run('status')

  expect([before, after, await isStale()]).toEqual([false, true, false])
})

test('a look is stale once a command has run here, until the next one', async () => {
  const { runs, run } = await openRuns()
  await run('status')
  await run('import')

  const after = (await runs.look()).stale
  await run('status')

  expect([after, (await runs.look()).stale]).toEqual([true, false])
})

test('the world of a test run begins without a look, and that is not stale', async () => {
  const { folder } = await openRuns()
  await noteRunIn(folder)

  expect(await openMigrationRuns({ folder, throwaway: true }).look()).toMatchObject({ stale: false, looks: [] })
})

test('a command waits for a count, and is not refused', async () => {
  const { runs, run } = await openRuns()
  const counted = run('status')
  await vi.waitUntil(async () => (await runs.look()).running !== null)

  const [, moved] = await run('import')

  expect(moved).toMatchObject({ name: 'import' })
  expect((await counted).at(-1)).toHaveProperty('ended.code', 0)
})

test('a row to repair is named as a person types it', async () => {
  const { run } = await openRuns()

  const [, result] = await run('repair', { table: 'orders', key: 970, change: 'postal_code=40131' })

  expect(result?.args).toEqual(['orders', '970', 'postal_code=40131', '--json', expect.any(String)])
})

test.each([
  ['purge-everything', {}, 404],
  ['rehearse', { orders: 5 }, 400],
  ['import', { 'anew; rm': true }, 400],
  ['trade', { rate: 20, for: 3600 }, 400],
  ['repair', { table: '--refuse', key: 1 }, 400],
  ['purge', { yes: true, by: ' ' }, 400],
  ['purge', { yes: true, by: 'Sari\u0007' }, 400],
  ['purge', { by: 'Sari' }, 400],
  ['repair', { table: 'orders', key: 1, change: '--by=x' }, 400],
])('%s with %j is refused', async (name, body, status) => {
  const { run } = await openRuns()

  await expect(run(name, body)).rejects.toMatchObject({ status })
})

test('a second command is refused while one runs, which kill -9 ends', async () => {
  const { runs, run } = await openRuns(ENDLESS)
  let kill = () => {}
  const beginning = new Promise<void>((resolve) => {
    kill = resolve
  })
  const lines: string[] = []
  const running = runs.run('import', {}, (line) => {
    lines.push(line)
    kill()
  })
  await beginning

  await expect(run('import')).rejects.toMatchObject({ status: 409 })
  expect((await runs.look()).running).toMatchObject({ command: 'import', progress: { done: 1 } })
  runs.kill()
  await running

  expect(JSON.parse(lines.at(-1) ?? '')).toHaveProperty('ended.code', null)
  expect((await runs.look()).running).toBeNull()
  expect(() => runs.kill()).toThrow('No command is running.')
})

test.each([
  ['by its code and values', FAILING, FAILED],
  [
    'in its own words where it has no code',
    BROKEN,
    { code: 'unexpected', values: {}, message: 'Something nobody foresaw.' },
  ],
])('a failed run gives its reason, %s', async (_, script, failure) => {
  const { run } = await openRuns(script)

  expect(await run('import')).toEqual([
    { ended: { command: 'import', code: 1, seconds: expect.any(Number), failures: [failure] } },
  ])
})

test('a status reads both sides, and is stored for later visitors of the desk', async () => {
  const { run, open } = await openRuns()
  const at = '2026-12-01T00:00:00.000Z'

  await run('status', { at })

  const { looks, outcomes } = await open().look()
  expect(looks).toEqual([{ at, sides: { 'old-shop': expect.any(Object), pasar: expect.any(Object) } }])
  expect(outcomes.status).toMatchObject({ at, code: 0 })
})

const COUNTING = `console.log(JSON.stringify({ rows: Number(process.argv[2].split('=')[1]), seconds: 2 }))`

test('how fast a command is, its largest run says, and not the last handful of rows', async () => {
  const { runs, run } = await openRuns(COUNTING)

  for (const rate of [100, 500, 3]) await run('trade', { rate })

  expect((await runs.look()).outcomes.trade).toMatchObject({ result: { rows: 3 }, most: { rows: 500, seconds: 2 } })
})

test('a shop that is filled anew begins another story', async () => {
  const { runs, run } = await openRuns()
  await run('status')

  await run('rehearse')

  expect((await runs.look()).looks).toEqual([])
})
