import { join } from 'node:path'
import { lockRun } from '../process/orphans'
import { root } from '../systems/systems'
import { printLine, printToStderr } from '../terminal/progress.mjs'
import { handOverAccount } from './old-account'
import { runInOldShop, runInPasar } from './sides'
import { getWorld } from './world'

const NO_WAY_BACK =
  'When Pasar has opened there is no way back: what is bought there from then on is not in the old shop. Until then: npm run migration -- back'

/**
 * Both halves, side by side, each waiting for what the other has signed: Pasar says when it has settled what came, and then the
 * old shop closes. When both have ended, the old shop's account at Kasir is Pasar's. Run again it goes on.
 */
export async function cutOver(command: string, args: string[]) {
  if (args.includes('--json')) printToStderr()
  printLine(`  ${NO_WAY_BACK}`)

  return oneAtATime(async () => {
    const stop = new AbortController()
    /** Whoever waits for the other’s word is told when it will not come. */
    const half = async (running: Promise<number>) => {
      const code = await running.catch((error: unknown) => {
        stop.abort()
        throw error
      })
      if (code !== 0) stop.abort()
      return code
    }
    const options = { signal: stop.signal }
    const halves = [half(runInPasar(command, args, options)), half(runInOldShop(command, args, options))]
    const [pasars = 1, oldShops = 1] = await Promise.all(halves)

    return pasars || oldShops || handOverAccount({ aside: true })
  })
}

/** Pasar first: it alone knows whether there is still a way. */
export const goBack = (command: string, args: string[]) =>
  oneAtATime(async () => (await runInPasar(command, args)) || (await runInOldShop(command, args)))

/** What ends a move, or takes its end back, is never done twice at once. */
export async function oneAtATime(work: () => Promise<number>) {
  const release = await lockRun({
    pidFile: join((await getWorld()).folder, 'migration.pid'),
    cwd: root,
    refusal: (pid) => `A cut-over, a way back or a purge is under way: wait until process ${pid} has ended.`,
  })
  try {
    return await work()
  } finally {
    await release()
  }
}
