import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { baseEnvironment } from '../dev/process/base-environment'
import { freePort } from '../dev/systems/ports'
import { hosts, root, systems } from '../dev/systems/systems'
import { printLine } from '../dev/terminal/progress.mjs'
import type { Tally } from './check'
import { linkPackages } from './link-packages'
import { type Report, Tallied } from './suite'

/** Printed by `npm start` when everything runs. */
const UP = /Ctrl-C/

/**
 * Tests `npm start` in a separate tree, as on a clone: the packages of `npm ci --omit=dev`, ports
 * chosen by a person, and no test settings. Then the commands of a second terminal, which does not
 * know the ports, must work.
 */
export async function testFreshClone(): Promise<Tally> {
  const suite = new Tallied()
  await suite.run('npm start with what it installs', async (report) => {
    const folder = await mkdtemp(join(tmpdir(), 'jembatan-clone-'))
    // For root the database servers run as another user, who must be able to traverse the folder.
    await chmod(folder, 0o711)
    try {
      await report.test('The tree and its packages', () => makeClone(folder))
      await tryCommands(folder, report)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  return suite.sum
}

/** Runs only this check; needs the gate's builds. */
export default async function freshClone() {
  const { passed, failed } = await testFreshClone()
  printLine(`\n${passed} passed, ${failed} failed`)

  return failed
}

async function tryCommands(folder: string, report: Report) {
  const ports = await Promise.all(
    [...hosts.map(({ name }) => `${name}_PORT`), ...systems.map(({ name }) => `${name}_DATABASE_PORT`)].map(
      async (name) => [name.toUpperCase(), String(await freePort())] as const,
    ),
  )
  const settings = { ...Object.fromEntries(ports), WALKTHROUGH_CHROMIUM: 'none' }
  const starting = npm(folder, ['start'], settings)
  const ended = starting.catch(() => {})
  const isUp = await report.test('npm start', () => waitForStart(starting))
  if (isUp) {
    const commands = [
      ['run', '-s', 'kasir:keys'],
      ['run', '-s', 'walkthrough:link'],
      ['run', 'reset'],
      // Twice within the minute for which taps are counted.
      ['run', 'evidence', '--', '7', '9', '21'],
      ['run', 'evidence', '--', '7', '9'],
    ]
    for (const words of commands) await report.test(`npm ${words.join(' ')}`, () => npm(folder, words))
  }
  await report.test('Ctrl-C', async () => {
    starting.kill('SIGINT')
    await ended
    if (isUp) await starting
  })
}

/** With an environment without this tree's systems. A failure includes the end of the output. */
const npm = (folder: string, words: string[], environment: Record<string, string> = {}) =>
  execa('npm', words, {
    cwd: folder,
    env: { ...baseEnvironment(), NO_COLOR: '1', ...environment },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
  })

/** @throws {Error} with the output if it ends before everything runs. */
async function waitForStart(starting: ReturnType<typeof npm>) {
  const up = new Promise<true>((resolve) => {
    starting.all.on('data', (chunk) => UP.test(String(chunk)) && resolve(true))
  })

  return Promise.race([up, starting.then(() => Promise.reject(new Error('It ended before everything was up.')))])
}

/** Git's known and untracked files, the gate's builds, and all packages except development ones. */
async function makeClone(folder: string) {
  const { stdout } = await execa({ cwd: root })`git ls-files -z --cached --others --exclude-standard`
  for (const file of stdout.split('\0').filter(Boolean))
    await cp(join(root, file), join(folder, file), { verbatimSymlinks: true }).catch(unlessDeleted)
  for (const host of hosts)
    await cp(join(host.folder, '.next-test'), join(folder, host.folder.slice(root.length), '.next'), {
      recursive: true,
      filter: (path) => !/\/(cache|dev)$/.test(path),
    })
  for (const host of hosts) await keepBuild(join(folder, host.folder.slice(root.length), 'package.json'))
  await linkPackages(folder)
}

/** wireit's fingerprints name folders, so it would build again what the gate has built. */
async function keepBuild(manifest: string) {
  const { scripts, ...others } = JSON.parse(await readFile(manifest, 'utf8'))
  await writeFile(manifest, JSON.stringify({ ...others, scripts: { ...scripts, 'build:start': 'true' } }))
}

/** A deleted, uncommitted file is still on git's list. */
function unlessDeleted(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOENT') throw error
}
