import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { z } from 'zod'
import { root } from '../dev/systems/systems'
import { dim, printLine } from '../dev/terminal/progress.mjs'
import type { Tallied } from './suite'

/** The commit at which a suite outside the gate was last green, and the day; null if it never was. */
export type LastGreen = { suite: string; commit: string | null; date: string | null }

const schema = z.array(
  z.object({ suite: z.string(), commit: z.string().length(8).nullable(), date: z.iso.date().nullable() }),
)

const REGISTER = 'docs/suites.json'
const DOCUMENT = 'docs/testing.md'

export const readLastGreen = async (folder = root): Promise<LastGreen[]> =>
  schema.parse(JSON.parse(await readFile(join(folder, REGISTER), 'utf8')))

/**
 * Returns a line for each suite. In a shallow clone, without git, or after the commit has left the
 * history, its age is unknown.
 */
export async function listAges(folder = root): Promise<string[]> {
  const records = await readLastGreen(folder)
  const width = Math.max(...records.map(({ suite }) => suite.length))
  const age = async ({ commit, date }: LastGreen) =>
    commit ? `${commit}, ${date}, ${await countSince(commit, folder)}` : 'never recorded'

  return Promise.all(records.map(async (record) => `${record.suite.padEnd(width)}  ${await age(record)}`))
}

async function countSince(commit: string, folder: string) {
  const git = gitIn(folder)
  const isHere = await git('merge-base', '--is-ancestor', commit, 'HEAD')
  if (isHere.failed) return 'unknown'
  const { stdout: count } = await git('rev-list', '--count', `${commit}..HEAD`)

  return count === '1' ? '1 commit ago' : `${count} commits ago`
}

/** Replaces the last cell of each suite's row: where it was last green. */
export const fillTable = (markdown: string, records: LastGreen[]) =>
  records.reduce((text, { suite, commit, date }) => {
    const row = new RegExp(`^(\\| \`${suite}\` \\|(?:.*\\|)?)[^|]*\\|$`, 'gm')

    return text.replace(row, `$1 ${commit ? `${commit}, ${date}` : 'never recorded'} |`)
  }, markdown)

/**
 * Reads the state of the tree before a suite runs. The result writes, after the suite, where it was
 * green, if all of it was, and if the tree had neither an uncommitted change nor a new commit. It
 * prints what it did.
 */
export async function watchTree(folder = root) {
  const before = await readTree(folder)

  return async (suite: string, sum: Tallied['sum']) => {
    const records = await readLastGreen(folder)
    const record = records.find((one) => one.suite === suite)
    const fault = !record ? 'it has no entry' : (faultOf(sum) ?? faultBetween(before, await readTree(folder)))
    if (!record || fault) return printLine(dim(`  ${suite} is not recorded in ${REGISTER}: ${fault}.`))
    Object.assign(record, { commit: before.commit, date: new Date().toISOString().slice(0, 10) })
    await writeRecords(records, folder)
    printLine(dim(`  ${suite} is recorded in ${REGISTER} as green at ${before.commit}.`))
  }
}

const ALL_GREEN = { passed: 1, failed: 0, skipped: 0 }

/**
 * The same for a suite that is one npm script. If the script was started with further arguments,
 * only a part of the suite runs, which records nothing.
 */
export async function recordScript(args: string[]) {
  const suite = await wholeScript(args)
  const record = await watchTree()

  return async (sum = ALL_GREEN) => (suite ? record(suite, sum) : undefined)
}

const faultOf = ({ passed, failed, skipped }: Tallied['sum']) =>
  failed > 0 || skipped > 0 || passed === 0 ? 'not all of it was green' : undefined

type Tree = { commit: string; isClean: boolean }

function faultBetween(before: Tree, after: Tree) {
  if (before.commit === '' || !before.isClean || !after.isClean) return 'the tree has uncommitted changes'

  return before.commit === after.commit ? undefined : 'there is a new commit'
}

async function writeRecords(records: LastGreen[], folder: string) {
  const lines = records.map(
    ({ suite, commit, date }) => `  ${JSON.stringify({ suite, commit, date }, null, 1).replaceAll(/\n\s*/g, ' ')}`,
  )
  await writeFile(join(folder, REGISTER), `[\n${lines.join(',\n')}\n]\n`)
  const document = join(folder, DOCUMENT)
  await writeFile(document, fillTable(await readFile(document, 'utf8'), records))
}

/** Several suites run after another, so their records do not count as a change. */
async function readTree(folder: string): Promise<Tree> {
  const git = gitIn(folder)
  const [commit, status] = await Promise.all([
    git('rev-parse', 'HEAD'),
    git('status', '--porcelain', '--', '.', `:!${REGISTER}`, `:!${DOCUMENT}`),
  ])

  return { commit: commit.failed ? '' : commit.stdout.slice(0, 8), isClean: !status.failed && status.stdout === '' }
}

const gitIn =
  (folder: string) =>
  (...words: string[]) =>
    execa('git', words, { cwd: folder, reject: false })

/**
 * Returns the npm script that has started this process, if `args` are those that package.json gives
 * it: with further arguments only a part of a suite runs.
 */
export async function wholeScript(args: string[], name = process.env.npm_lifecycle_event ?? '') {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  )

  return scripts[name]?.endsWith(args.join(' ')) ? name : undefined
}
