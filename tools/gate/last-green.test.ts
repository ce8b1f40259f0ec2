import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { expect, onTestFinished, test } from 'vitest'
import { listAges, readLastGreen, watchTree, wholeScript } from './last-green'

const GREEN = { passed: 5, failed: 0, skipped: 0 }

/** A repository with two suites, of which one was green at its first commit. */
async function openRepository() {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-suites-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const git = (...words: string[]) =>
    execa('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...words], { cwd: folder })
  await mkdir(join(folder, 'docs'))
  const write = (name: string, text: string) => writeFile(join(folder, name), text)
  const commit = async (name: string, text: string) => {
    await write(name, text)
    await git('add', '--all')
    await git('commit', '--quiet', '--message', name)

    return (await git('rev-parse', 'HEAD')).stdout.slice(0, 8)
  }
  await git('init', '--quiet')
  const first = await commit('docs/testing.md', TABLE)
  await commit('docs/suites.json', JSON.stringify([{ suite: 'images', commit: first, date: '2026-12-01' }, BACKUPS]))
  const head = await commit('source.ts', '')

  return { folder, head, first, write, commit }
}

const BACKUPS = { suite: 'backups', commit: null, date: null }

const TABLE = `| Suite | Proves | Last green |
|---|---|---|
| \`images\` | images | |
| \`backups\` | backups | |
`

test('a green suite is recorded with the commit and the day, and so is its row of the table', async () => {
  const { folder, head } = await openRepository()
  const record = await watchTree(folder)

  await record('backups', GREEN)
  await record('images', GREEN)

  const date = new Date().toISOString().slice(0, 10)
  expect(await readLastGreen(folder)).toEqual([
    { suite: 'images', commit: head, date },
    { suite: 'backups', commit: head, date },
  ])
  expect(await readFile(join(folder, 'docs/testing.md'), 'utf8')).toContain(`| backups | ${head}, ${date} |`)
})

test.each([
  ['failed', { passed: 5, failed: 1, skipped: 0 }],
  ['skipped', { passed: 5, failed: 0, skipped: 1 }],
  ['empty', { passed: 0, failed: 0, skipped: 0 }],
])('a suite that is partly %s is not recorded', async (_, sum) => {
  const { folder } = await openRepository()
  const record = await watchTree(folder)

  await record('backups', sum)

  expect(await readLastGreen(folder)).toContainEqual(BACKUPS)
})

test('a suite is not recorded if its tree had an uncommitted file at the start or at the end', async () => {
  const { folder, write, commit } = await openRepository()
  await write('new.ts', '')
  const record = await watchTree(folder)
  await record('backups', GREEN)
  await commit('new.ts', '')
  const recordLater = await watchTree(folder)
  await write('newer.ts', '')
  await recordLater('backups', GREEN)

  expect(await readLastGreen(folder)).toContainEqual(BACKUPS)
})

test('a suite is not recorded if somebody commits while it runs', async () => {
  const { folder, commit } = await openRepository()
  const record = await watchTree(folder)
  await commit('meanwhile.ts', '')

  await record('backups', GREEN)

  expect(await readLastGreen(folder)).toContainEqual(BACKUPS)
})

test('the age of a suite is the number of commits since', async () => {
  const { folder, first } = await openRepository()

  expect(await listAges(folder)).toEqual([`images   ${first}, 2026-12-01, 2 commits ago`, 'backups  never recorded'])
})

test('in a shallow clone, and without git, the age is unknown', async () => {
  const { folder, first } = await openRepository()
  const shallow = `${folder}-shallow`
  onTestFinished(() => rm(shallow, { recursive: true, force: true }))
  await execa`git clone --quiet --depth 1 file://${folder} ${shallow}`
  expect((await listAges(shallow))[0]).toBe(`images   ${first}, 2026-12-01, unknown`)

  await rm(join(shallow, '.git'), { recursive: true })

  expect((await listAges(shallow))[0]).toBe(`images   ${first}, 2026-12-01, unknown`)
})

test('a script is a whole suite only with the arguments of package.json', async () => {
  expect(await wholeScript([], 'bench:pages')).toBe('bench:pages')
  expect(await wholeScript(['--seconds', '1'], 'bench:pages')).toBeUndefined()
  expect(await wholeScript(['--peers', '--like-for-like', '--browser'], 'bench:all')).toBe('bench:all')
  expect(await wholeScript([], '')).toBeUndefined()
})
