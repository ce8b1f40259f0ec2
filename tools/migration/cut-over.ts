import { join } from 'node:path'
import { lockRun } from '../process/orphans'
import { root } from '../systems/systems'
import { printLine, printToStderr } from '../terminal/progress.mjs'
import { handOverAccount } from './old-account'
import { runInOldShop, runInPasar } from './sides'
import { getWorld } from './world'

const NO_WAY_BACK =
  'When Pasar has opened there is no way back: what is bought there from then on is not in the old shop. Until then: npm run migration -- back'

/** How Pasar's half says that all that has come is at home. */
const READY = /"ready":true|waits for the last changes/

/**
 * Both halves, side by side: Pasar first settles what has come, then the old shop closes, and each waits for what the other has
 * signed. When both have ended, the old shop's account at Kasir is Pasar's. Run again it goes on.
 */
export async function cutOver(command: string, args: string[]) {
  if (args.includes('--json')) printToStderr()
  printLine(`  ${NO_WAY_BACK}`)

  return oneAtATime(async () => {
    const followed = await runInOldShop('follow', ['--once', ...args])
    if (followed !== 0) return followed

    const stop = new AbortController()
    /** Whoever waits for the other’s word is told when it will not come. */
    const endingBoth = (code: number) => {
      if (code !== 0) stop.abort()
      return code
    }
    let opening = Promise.resolve(0)
    const ready = new Promise<void>((resolve) => {
      const onOutput = (text: string) => READY.test(text) && resolve()
      opening = runInPasar(command, args, { signal: stop.signal, onOutput }).then(endingBoth)
      opening.then(
        () => resolve(),
        () => resolve(),
      )
    })
    await ready
    if (stop.signal.aborted) return opening
    const closing = runInOldShop(command, args, { signal: stop.signal }).then(endingBoth)

    return (await opening) || (await closing) || handOverAccount({ aside: true })
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
