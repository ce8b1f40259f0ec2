import { join } from 'node:path'
import { execa } from 'execa'
import { originOf } from '../dev/environments'
import { ensureBundleKeys } from '../keys/bundle-keys'
import { baseEnvironment } from '../process/base-environment'
import { pathsOf, startProfile } from '../systems/profile'
import { readSettings, type Settings } from '../systems/settings'
import { pasar, ramai, root } from '../systems/systems'
import { withOldShop } from './with-old-shop'

/** What an operator of the social company may do, each a command of the old shop's own. */
const COMMANDS = ['rehearse', 'trade', 'export', 'follow', 'status']

const oldShop = { folder: join(root, 'old-shop'), owns: /^(TOKO_LAMA_\w+|ALLOW_REMOTE_SEED)$/ }

/**
 * `npm run migration -- rehearse|trade|export|follow|status`: the old in-app shop, in a process that is told nothing but
 * what is the old shop's.
 */
export default async function migration([command = '', ...args]: string[]) {
  if (!COMMANDS.includes(command))
    throw new Error(`npm run migration -- takes one of ${COMMANDS.join(', ')}${command && `, not "${command}"`}.`)
  const given = await readSettings(oldShop)
  if (given.TOKO_LAMA_DATABASE_URL) return runOldShop(command, args, { ...(await makeSettings()), ...given })
  if ((await readSettings(ramai)).RAMAI_DATABASE_URL)
    throw new Error('Ramai has a database of your own: say where the old shop’s is, in TOKO_LAMA_DATABASE_URL.')

  return withOldShop(async (url) =>
    runOldShop(command, args, { ...(await makeSettings()), TOKO_LAMA_DATABASE_URL: url, ...given }),
  )
}

const { folder } = pathsOf('start')

/** For whom bundles are, by whom, and where they are put for an operator to carry. */
async function makeSettings(): Promise<Settings> {
  const { signingKeyFile, recipientFile } = await ensureBundleKeys(folder)
  const profile = await startProfile('production')

  return {
    TOKO_LAMA_ISSUER: originOf(profile, ramai),
    TOKO_LAMA_AUDIENCE: originOf(profile, pasar),
    TOKO_LAMA_SIGNING_KEY_FILE: signingKeyFile,
    TOKO_LAMA_RECIPIENT_FILE: recipientFile,
    TOKO_LAMA_BUNDLE_FOLDER: join(folder, 'bundles'),
  }
}

/** Ends when its command has ended: what a signal interrupts, it finishes itself. */
async function runOldShop(command: string, args: string[], settings: Settings) {
  const running = execa('node', ['--import', 'tsx', join('server', 'commands', `${command}.ts`), ...args], {
    cwd: oldShop.folder,
    env: { ...baseEnvironment(), ...settings },
    extendEnv: false,
    stdio: 'inherit',
    reject: false,
  })
  // A terminal tells the whole group, and hearing it twice is as well; whoever ends this process alone means the command.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running.kill(signal))

  return (await running).exitCode ?? 1
}
