import { join } from 'node:path'
import { DomainError } from '@jembatan/platform/errors'
import { createProgress } from '@jembatan/platform/progress'
import { lockRun } from '../process/orphans'
import { root } from '../systems/systems'
import { printLine, printToStderr } from '../terminal/progress.mjs'
import { handOverAccount, settleAccount, takeAccountBack } from './old-account'
import { runInOldShop, runInPasar } from './sides'
import { getWorld } from './world'

const NO_WAY_BACK =
  'When Pasar has opened there is no way back: what is bought there from then on is not in the old shop. Until then: npm run migration -- back'

/**
 * Both halves, side by side, each waiting for what the other has signed: Pasar says when it has settled what came, and then the
 * old shop closes. Kasir waits beside them: when the old shop has told the last of its account, the account is Pasar's, which
 * compares with its settlement reports and opens. Run again it goes on.
 */
export async function cutOver(command: string, args: string[]) {
  // Either half would say so as well, when Kasir has been told already.
  if (args.some((arg) => arg !== '--json'))
    throw new Error('npm run migration -- cut-over knows --json, and nothing else.')
  const json = args.includes('--json')
  const aside = json ? ['--json'] : []
  if (json) printToStderr()
  printLine(`  ${NO_WAY_BACK}`)

  return oneAtATime(async () => {
    createProgress({ json }).begin('telling Kasir what the old account holds')
    // Nearly all of it before anybody waits, and nothing at all where there is no end to come to.
    const told = await settleAccount('account', aside, { aside: true, before: 'cut-over' })
    if (told !== 0) return told
    const stop = new AbortController()
    /** Whoever waits for the other’s word is told when it will not come. */
    const part = async (running: Promise<number>) => {
      const code = await running.catch((error: unknown) => {
        stop.abort()
        throw error
      })
      if (code !== 0) stop.abort()
      return code
    }
    const options = { signal: stop.signal }
    const parts = [
      part(runInPasar(command, args, options)),
      part(runInOldShop(command, args, options)),
      part(handOverAccount(aside, { ...options, aside: true })),
    ]
    const codes = await Promise.all(parts)

    return codes.find((code) => code !== 0) ?? 0
  })
}

/** Pasar first: it alone knows whether there is still a way. The old shop sells again when its account is its own. */
export const goBack = (command: string, args: string[]) =>
  oneAtATime(
    async () =>
      (await runInPasar(command, args)) ||
      (await takeAccountBack(args, { aside: true })) ||
      runInOldShop(command, args),
  )

/** What ends a move, or takes its end back, is never done twice at once. */
export async function oneAtATime(work: () => Promise<number>) {
  const release = await lockRun({
    pidFile: join((await getWorld()).folder, 'migration.pid'),
    cwd: root,
    refusal: (pid) =>
      new DomainError(
        'conflict',
        'move_under_way',
        `A cut-over, a way back or a purge is under way: wait until process ${pid} has ended.`,
      ),
  })
  try {
    return await work()
  } finally {
    await release()
  }
}
