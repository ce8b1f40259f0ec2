import { join } from 'node:path'
import { execa } from 'execa'
import { withDatabases } from '../dev/with-databases'
import { ensureFurtherDatabase } from '../postgres/cluster'
import { baseEnvironment } from '../process/base-environment'
import { pathsOf } from '../systems/profile'
import { readSettings, type Settings } from '../systems/settings'
import { ramai, root } from '../systems/systems'

/** What an operator of the social company may do, each a command of the old shop's own. */
const COMMANDS = ['rehearse', 'trade', 'status']

const oldShop = { folder: join(root, 'old-shop'), owns: /^(TOKO_LAMA_\w+|ALLOW_REMOTE_SEED)$/ }

/**
 * `npm run migration -- rehearse|trade|status`: the old in-app shop, in a process that is told nothing but what is the old
 * shop's. Its database lies in the social company's cluster, which is brought up for as long as this takes.
 */
export default async function migration([command = '', ...args]: string[]) {
  if (!COMMANDS.includes(command))
    throw new Error(`npm run migration -- takes one of ${COMMANDS.join(', ')}${command && `, not "${command}"`}.`)
  const settings = await readSettings(oldShop)
  if (settings.TOKO_LAMA_DATABASE_URL) return runOldShop(command, args, settings)
  if ((await readSettings(ramai)).RAMAI_DATABASE_URL)
    throw new Error('Ramai has a database of your own: say where the old shop’s is, in TOKO_LAMA_DATABASE_URL.')

  return withDatabases(async (environments) => {
    const cluster = {
      folder: join(pathsOf('start').folder, 'ramai', 'cluster'),
      url: environments.ramai.RAMAI_DATABASE_URL ?? '',
    }
    const url = await ensureFurtherDatabase({ ...cluster, name: 'toko_lama' })

    return runOldShop(command, args, { ...settings, TOKO_LAMA_DATABASE_URL: url })
  })
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
  // A terminal tells the whole group; whoever ends this process alone means the command, too.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => running.kill('SIGTERM'))

  return (await running).exitCode ?? 1
}
