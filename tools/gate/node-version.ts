import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { execa } from 'execa'
import { root } from '../dev/systems/systems'

/** Major versions on which a fresh clone starts and the gate passes: those of `engines`. */
export const SUPPORTED = [20, 22, 24, 26]

/** The README recommends it, and the gate runs on it. */
export const RECOMMENDED = 24

const FOLDER = join(root, '.local', 'node')

/**
 * Returns the folder with the program of a major version of Node: this process's own, or the newest
 * of npm's package `node`, which is installed into `.local/node`.
 * @throws {Error} with npm's reason, if it cannot be had.
 */
export async function ensureNode(major: number, into = FOLDER): Promise<string> {
  if (majorOf(process.version) === major) return dirname(process.execPath)
  const folder = join(into, String(major))
  const bin = join(folder, 'node_modules', 'node', 'bin')
  if ((await readMajor(bin)) === major) return bin

  await mkdir(folder, { recursive: true })
  // Its install script fetches the program, which is another package of npm.
  const manifest = { private: true, dependencies: { node: String(major) }, allowScripts: { node: true } }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  const { failed, all } = await execa('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund'], {
    cwd: folder,
    all: true,
    stdin: 'ignore',
    reject: false,
    timeout: 300_000,
  })
  if ((await readMajor(bin)) === major) return bin
  const reason = failed && all ? `npm said: ${all.trim().split('\n')[0]}` : "npm's package has no program for it"

  throw new Error(`Node ${major} is not to be had here; ${reason}`)
}

async function readMajor(bin: string) {
  const { stdout, failed } = await execa(join(bin, 'node'), ['--version'], { reject: false })

  return failed ? undefined : majorOf(stdout)
}

const majorOf = (version: string) => Number(/^v(\d+)\./.exec(version)?.[1])

export const isRunningOn = (major: number) => majorOf(process.version) === major

/**
 * Runs a file of the repository on the Node in `bin`, as `tools/run.mjs` does, and everything that it
 * starts. Returns its exit code.
 */
export async function runOn(bin: string, words: string[], { received }: { received: Promise<void> }) {
  const running = execa(join(bin, 'node'), ['tools/run.mjs', ...words], {
    cwd: root,
    env: { PATH: `${bin}${delimiter}${process.env.PATH}` },
    stdio: 'inherit',
    reject: false,
  })
  received.then(() => running.kill('SIGTERM'))
  const { exitCode = 1 } = await running

  return exitCode
}
