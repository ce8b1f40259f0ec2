import { join } from 'node:path'
import { fileOf, type Program, sideOf } from '@jembatan/migration-bundle/steps'
import { execa } from 'execa'
import { bundleKeyFiles, ensureBundleKeys } from '../keys/bundle-keys'
import { ensureFurtherDatabase, takeBackReplication } from '../postgres/cluster'
import { OLD_DATABASE } from '../postgres/databases'
import { baseEnvironment } from '../process/base-environment'
import type { Settings } from '../systems/settings'
import { kasir, pasar, ramai, root } from '../systems/systems'
import { bundleSettings, STEADY } from './operate'
import { getWorld, type World } from './world'

/** Settings for Kasir's settlement reports, with the keys of Pasar's accounts. */
const settlementsOf = ({ merchant }: World): Settings => ({
  MIDTRANS_SETTLEMENT_REPORT_URL: merchant.reportUrl,
  MIDTRANS_SERVER_KEY: merchant.serverKey,
  MIDTRANS_OLD_SHOP_ACCOUNT_FILE: merchant.oldShopAccountFile,
})

const oldShop = { folder: join(root, 'old-shop'), owns: /^(TOKO_LAMA_\w+|ALLOW_REMOTE_SEED)$/ }

/** A purge destroys keys, so only a program that begins a migration creates them. */
const BEGINS: Program[] = ['old-shop/rehearse', 'old-shop/export']

export type RunOptions = {
  /** Stops the program. */
  signal?: AbortSignal
  /** Prints its result on stderr: it is part of a step, whose result is the last line on stdout. */
  toStderr?: boolean
}

/** Returns the program's exit code. */
export const runProgram = (program: Program, args: string[], options?: RunOptions): Promise<number> =>
  sideOf(program) === 'pasar' ? runInPasar(program, args, options) : runInOldShop(program, args, options)

async function runInOldShop(program: Program, args: string[], options?: RunOptions) {
  const world = await getWorld()
  const own = await world.settingsOf(oldShop)
  const keys = BEGINS.includes(program) ? await ensureBundleKeys(world.folder) : bundleKeyFiles(world.folder)
  const { 'old-shop': settings } = bundleSettings(keys, world)
  const run = (url: string) =>
    start(oldShop.folder, fileOf(program), args, { ...settings, TOKO_LAMA_DATABASE_URL: url, ...own }, options)
  if (own.TOKO_LAMA_DATABASE_URL) return run(own.TOKO_LAMA_DATABASE_URL)
  if ((await world.settingsOf(ramai)).RAMAI_DATABASE_URL)
    throw new Error('Ramai has a database of your own: say where the old shop’s is, in TOKO_LAMA_DATABASE_URL.')

  const anew = program === 'old-shop/rehearse' && args.includes('--anew')
  return world.withCluster('ramai', async (cluster) =>
    run(await ensureFurtherDatabase({ ...cluster, name: OLD_DATABASE, mayFollow: anew })),
  )
}

/**
 * Revokes the replication right as the cluster's administrator. False if the operator uses a
 * database of their own.
 */
export async function revokeReplication() {
  const world = await getWorld()
  if ((await world.settingsOf(oldShop)).TOKO_LAMA_DATABASE_URL) return false
  await world.withCluster('ramai', (cluster) => takeBackReplication(cluster))

  return true
}

async function runInPasar(program: Program, args: string[], options?: RunOptions) {
  const world = await getWorld()
  const own = await world.settingsOf(pasar)
  const settings = { ...bundleSettings(bundleKeyFiles(world.folder), world).pasar, ...settlementsOf(world) }
  const run = (url: string) =>
    start(pasar.folder, fileOf(program), args, { ...settings, PASAR_DATABASE_URL: url, ...own }, options)
  if (own.PASAR_DATABASE_URL) return run(own.PASAR_DATABASE_URL)

  return world.withCluster('pasar', ({ url }) => run(url))
}

/** Returns the program's exit code. */
export async function runInKasir(file: string, args: string[], settings: Settings, options?: RunOptions) {
  const world = await getWorld()
  const own = await world.settingsOf(kasir)
  const run = (url: string) =>
    start(kasir.folder, file, args, { ...settings, KASIR_DATABASE_URL: url, ...own }, options)
  if (own.KASIR_DATABASE_URL) return run(own.KASIR_DATABASE_URL)

  return world.withCluster('kasir', ({ url }) => run(url))
}

/**
 * Runs a process that knows only its own side's settings. Ends with the process, which finishes its
 * work on a signal.
 */
async function start(
  cwd: string,
  file: string,
  args: string[],
  settings: Settings,
  { signal, toStderr = false }: RunOptions = {},
) {
  const running = execa(
    'node',
    [...STEADY.flags, '--import', 'tsx', join('server', 'commands', `${file}.ts`), ...args],
    {
      cwd,
      env: { ...baseEnvironment(), ...STEADY.environment, ...settings },
      extendEnv: false,
      stdio: ['inherit', toStderr ? process.stderr : 'inherit', 'inherit'],
      reject: false,
    },
  )
  const end = () => void running.kill('SIGTERM')
  if (signal?.aborted) end()
  else signal?.addEventListener('abort', end)
  // Forwards a signal that only this process gets. A terminal signals the whole group, and a second
  // signal is harmless.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => running.kill(name))

  return (await running).exitCode ?? 1
}
