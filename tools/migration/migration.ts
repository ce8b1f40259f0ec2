import { join } from 'node:path'
import { execa } from 'execa'
import { ensureBundleKeys } from '../keys/bundle-keys'
import { ensureSigningKey } from '../keys/keys'
import { ensureFurtherDatabase } from '../postgres/cluster'
import { baseEnvironment } from '../process/base-environment'
import type { Settings } from '../systems/settings'
import { pasar, ramai, root } from '../systems/systems'
import { getWorld, type World, withoutWorld } from './world'

/** Which side a command belongs to: what it does there, it does with nothing of the other's. */
const SIDES: Record<string, (command: string, args: string[]) => Promise<number>> = {
  rehearse: runInOldShop,
  trade: runInOldShop,
  export: runInOldShop,
  follow: runInOldShop,
  sum: runInOldShop,
  status: onBothSides,
  import: runInPasar,
  verify: runInPasar,
  plant: runInPasar,
}

/** `npm run migration -- rehearse|trade|export|follow|sum|status|import|verify|plant`: the old in-app shop, and how its data moves out. */
export default async function migration(given: string[]) {
  const [command = '', ...args] = withoutWorld(given)
  const run = SIDES[command]
  if (!run)
    throw new Error(
      `npm run migration -- takes one of ${Object.keys(SIDES).join(', ')}${command && `, not "${command}"`}.`,
    )

  return run(command, args)
}

/** Where bundles lie for an operator to carry. On one machine nobody has to. */
const bundleFolderOf = ({ folder }: World) => join(folder, 'bundles')

const oldShop = { folder: join(root, 'old-shop'), owns: /^(TOKO_LAMA_\w+|ALLOW_REMOTE_SEED)$/ }

async function runInOldShop(command: string, args: string[]) {
  const world = await getWorld()
  const given = await world.settingsOf(oldShop)
  const { signingKeyFile, recipientFile } = await ensureBundleKeys(world.folder)
  const made: Settings = {
    TOKO_LAMA_ISSUER: world.origins.ramai,
    TOKO_LAMA_AUDIENCE: world.origins.pasar,
    TOKO_LAMA_SIGNING_KEY_FILE: signingKeyFile,
    TOKO_LAMA_RECIPIENT_FILE: recipientFile,
    TOKO_LAMA_BUNDLE_FOLDER: bundleFolderOf(world),
  }
  const run = (url: string) =>
    runCommand(oldShop.folder, command, args, { ...made, TOKO_LAMA_DATABASE_URL: url, ...given })
  if (given.TOKO_LAMA_DATABASE_URL) return run(given.TOKO_LAMA_DATABASE_URL)
  if ((await world.settingsOf(ramai)).RAMAI_DATABASE_URL)
    throw new Error('Ramai has a database of your own: say where the old shop’s is, in TOKO_LAMA_DATABASE_URL.')

  return world.withCluster('ramai', async (cluster) =>
    run(await ensureFurtherDatabase({ ...cluster, name: 'toko_lama' })),
  )
}

/** One after the other, each with its own variables alone. */
async function onBothSides(command: string, args: string[]) {
  const there = await runInOldShop(command, args)

  return (await runInPasar(command, args)) || there
}

const PASARS_COMMANDS: Record<string, string> = {
  import: 'import-bundles',
  verify: 'verify-bundles',
  status: 'show-bundles',
  plant: 'plant-difference',
}

async function runInPasar(command: string, args: string[]) {
  const world = await getWorld()
  const given = await world.settingsOf(pasar)
  const { identityFile, bundleKeysFile } = await ensureBundleKeys(world.folder)
  const auditSigningKeyFile = join(world.folder, 'pasar', 'audit-signing-key.json')
  await ensureSigningKey(auditSigningKeyFile)
  const made: Settings = {
    PASAR_ORIGIN: world.origins.pasar,
    PASAR_AUDIT_SIGNING_KEY_FILE: auditSigningKeyFile,
    PASAR_BUNDLE_KEYS_FILE: bundleKeysFile,
    PASAR_BUNDLE_IDENTITY_FILE: identityFile,
    PASAR_BUNDLE_FOLDER: bundleFolderOf(world),
  }
  const run = (url: string) =>
    runCommand(pasar.folder, PASARS_COMMANDS[command] ?? command, args, { ...made, PASAR_DATABASE_URL: url, ...given })
  if (given.PASAR_DATABASE_URL) return run(given.PASAR_DATABASE_URL)

  return world.withCluster('pasar', ({ url }) => run(url))
}

/**
 * In a process that is told nothing but what is its side's own. Ends when its command has ended: what a signal interrupts,
 * the command finishes itself.
 */
async function runCommand(cwd: string, command: string, args: string[], settings: Settings) {
  const running = execa('node', ['--import', 'tsx', join('server', 'commands', `${command}.ts`), ...args], {
    cwd,
    env: { ...baseEnvironment(), ...settings },
    extendEnv: false,
    stdio: 'inherit',
    reject: false,
  })
  // A terminal tells the whole group, and hearing it twice is as well; whoever ends this process alone means the command.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running.kill(signal))

  return (await running).exitCode ?? 1
}
