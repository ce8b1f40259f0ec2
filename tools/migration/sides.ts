import { join } from 'node:path'
import { execa } from 'execa'
import { bundleKeyFiles, ensureBundleKeys } from '../keys/bundle-keys'
import { ensureFurtherDatabase, takeBackReplication } from '../postgres/cluster'
import { OLD_DATABASE } from '../postgres/databases'
import { baseEnvironment } from '../process/base-environment'
import type { Settings } from '../systems/settings'
import { kasir, pasar, ramai, root } from '../systems/systems'
import { STEADY } from './operate'
import { getWorld, type World } from './world'

/** Where bundles lie for an operator to carry. On one machine nobody has to. */
const bundleFolderOf = ({ folder }: World) => join(folder, 'bundles')

/** Where the old shop writes what its account at Kasir would hold, and Kasir leaves its receipt. */
export const accountFolderOf = ({ folder }: World) => join(folder, 'old-account')

/** Where Kasir's settlement reports are, and what opens those of Pasar's accounts. */
const settlementsOf = ({ merchant }: World): Settings => ({
  MIDTRANS_SETTLEMENT_REPORT_URL: merchant.reportUrl,
  MIDTRANS_SERVER_KEY: merchant.serverKey,
  MIDTRANS_FORMER_ACCOUNT_FILE: merchant.formerAccountFile,
})

const oldShop = { folder: join(root, 'old-shop'), owns: /^(TOKO_LAMA_\w+|ALLOW_REMOTE_SEED)$/ }

/** A purge destroys keys: only what begins a move makes them. */
const BEGINS = ['rehearse', 'export']

export type RunOptions = {
  /** Ends the command kindly. */
  signal?: AbortSignal
  /** Said on stderr: a part of a longer command, whose own result is the last line on stdout. */
  aside?: boolean
}

/** Gives the command's exit code. */
export async function runInOldShop(command: string, args: string[], options?: RunOptions) {
  const world = await getWorld()
  const given = await world.settingsOf(oldShop)
  const keys = BEGINS.includes(command) ? await ensureBundleKeys(world.folder) : bundleKeyFiles(world.folder)
  const made: Settings = {
    TOKO_LAMA_ISSUER: world.origins.ramai,
    TOKO_LAMA_AUDIENCE: world.origins.pasar,
    TOKO_LAMA_SIGNING_KEY_FILE: keys.signingKeyFile,
    TOKO_LAMA_RECIPIENT_FILE: keys.recipientFile,
    TOKO_LAMA_READER_KEYS_FILE: keys.readerKeysFile,
    TOKO_LAMA_BUNDLE_FOLDER: bundleFolderOf(world),
    TOKO_LAMA_ACCOUNT_FOLDER: accountFolderOf(world),
  }
  const run = (url: string) =>
    runCommand(oldShop.folder, command, args, { ...made, TOKO_LAMA_DATABASE_URL: url, ...given }, options)
  if (given.TOKO_LAMA_DATABASE_URL) return run(given.TOKO_LAMA_DATABASE_URL)
  if ((await world.settingsOf(ramai)).RAMAI_DATABASE_URL)
    throw new Error('Ramai has a database of your own: say where the old shop’s is, in TOKO_LAMA_DATABASE_URL.')

  const anew = command === 'rehearse' && args.includes('--anew')
  return world.withCluster('ramai', async (cluster) =>
    run(await ensureFurtherDatabase({ ...cluster, name: OLD_DATABASE, mayFollow: anew })),
  )
}

/** What only the keeper of a cluster can take back; false where the database is somebody else's. */
export async function takeBackRightToFollow() {
  const world = await getWorld()
  if ((await world.settingsOf(oldShop)).TOKO_LAMA_DATABASE_URL) return false
  await world.withCluster('ramai', (cluster) => takeBackReplication(cluster))

  return true
}

const PASARS_COMMANDS: Record<string, string> = {
  import: 'import-bundles',
  verify: 'verify-bundles',
  mend: 'repair-rows',
  status: 'show-bundles',
  plant: 'plant-difference',
  back: 'roll-back',
  attest: 'attest-move',
  close: 'close-move',
}

/** Gives the command's exit code. */
export async function runInPasar(command: string, args: string[], options?: RunOptions) {
  const world = await getWorld()
  const given = await world.settingsOf(pasar)
  const { identityFile, bundleKeysFile, auditSigningKeyFile } = bundleKeyFiles(world.folder)
  const made: Settings = {
    PASAR_ORIGIN: world.origins.pasar,
    PASAR_AUDIT_SIGNING_KEY_FILE: auditSigningKeyFile,
    PASAR_BUNDLE_KEYS_FILE: bundleKeysFile,
    PASAR_BUNDLE_IDENTITY_FILE: identityFile,
    PASAR_BUNDLE_FOLDER: bundleFolderOf(world),
    ...settlementsOf(world),
  }
  const run = (url: string) =>
    runCommand(
      pasar.folder,
      PASARS_COMMANDS[command] ?? command,
      args,
      { ...made, PASAR_DATABASE_URL: url, ...given },
      options,
    )
  if (given.PASAR_DATABASE_URL) return run(given.PASAR_DATABASE_URL)

  return world.withCluster('pasar', ({ url }) => run(url))
}

/** Gives the command's exit code. */
export async function runInKasir(command: string, args: string[], settings: Settings, options?: RunOptions) {
  const world = await getWorld()
  const given = await world.settingsOf(kasir)
  const run = (url: string) =>
    runCommand(kasir.folder, command, args, { ...settings, KASIR_DATABASE_URL: url, ...given }, options)
  if (given.KASIR_DATABASE_URL) return run(given.KASIR_DATABASE_URL)

  return world.withCluster('kasir', ({ url }) => run(url))
}

/**
 * In a process that is told nothing but what is its side's own. Ends when its command has ended: what a signal interrupts,
 * the command finishes itself.
 */
async function runCommand(
  cwd: string,
  command: string,
  args: string[],
  settings: Settings,
  { signal, aside = false }: RunOptions = {},
) {
  const running = execa(
    'node',
    [...STEADY.flags, '--import', 'tsx', join('server', 'commands', `${command}.ts`), ...args],
    {
      cwd,
      env: { ...baseEnvironment(), ...STEADY.environment, ...settings },
      extendEnv: false,
      stdio: ['inherit', aside ? process.stderr : 'inherit', 'inherit'],
      reject: false,
    },
  )
  const end = () => void running.kill('SIGTERM')
  if (signal?.aborted) end()
  else signal?.addEventListener('abort', end)
  // A terminal tells the whole group, and hearing it twice is as well; whoever ends this process alone means the command.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => running.kill(name))

  return (await running).exitCode ?? 1
}
