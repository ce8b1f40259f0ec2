import { join } from 'node:path'
import { readOptions } from '@jembatan/migration-bundle/step-options'
import { DomainError } from '@jembatan/platform/errors'
import { createProgress } from '@jembatan/platform/progress'
import { lockRun } from '../process/orphans'
import { root } from '../systems/systems'
import { printLine, printToStderr } from '../terminal/progress.mjs'
import { handOverAccount, loadAccount, takeAccountBack } from './old-account'
import { runProgram } from './sides'
import { runTogether } from './together'
import { getWorld } from './world'

const NO_WAY_BACK =
  'When Pasar has opened there is no way back: what is bought there from then on is not in the old shop. Until then: npm run migration -- roll-back'

/**
 * Runs both sides' programs at once: each waits for documents that the other signs. Pasar signs
 * that it has imported everything, then the old shop closes. Kasir waits until the old shop has
 * written the last of its account, and transfers it to Pasar, which compares the settlement reports
 * and opens. A repeated run resumes.
 */
export async function cutOver(args: string[]) {
  // Refuses an unknown option before Kasir loads anything.
  const { json = false } = readOptions('cut-over', args)
  if (json) printToStderr()
  printLine(`  ${NO_WAY_BACK}`)

  return oneAtATime(async () => {
    createProgress({ json }).begin('telling Kasir what the old account holds')
    // Loads nearly all of the account while the old shop still sells. Refused if nothing is
    // exported.
    const loaded = await loadAccount([...args, '--exported'], { toStderr: true })
    if (loaded !== 0) return loaded
    const codes = await runTogether(
      [
        (signal) => runProgram('pasar/cut-over', args, { signal }),
        (signal) => runProgram('old-shop/cut-over', args, { signal }),
        (signal) => handOverAccount(args, { signal, toStderr: true }),
      ],
      (code) => code === 0,
    )

    return codes.find((code) => code !== 0) ?? 0
  })
}

/**
 * Pasar first, because only Pasar knows whether it has opened. The old shop sells again once it has
 * its account back.
 */
export const rollBack = (args: string[]) =>
  oneAtATime(
    async () =>
      (await runProgram('pasar/roll-back', args)) ||
      (await takeAccountBack(args, { toStderr: true })) ||
      runProgram('old-shop/roll-back', args),
  )

/** A cut-over, a roll-back and a purge exclude each other. */
export async function oneAtATime(work: () => Promise<number>) {
  const release = await lockRun({
    pidFile: join((await getWorld()).folder, 'migration.pid'),
    cwd: root,
    refusal: (pid) =>
      new DomainError(
        'conflict',
        'cut_over_running',
        `A cut-over, a roll-back or a purge is under way: wait until process ${pid} has ended.`,
      ),
  })
  try {
    return await work()
  } finally {
    await release()
  }
}
