import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { printLine, printToStderr } from '../terminal/progress.mjs'
import { oneAtATime } from './cut-over'
import { forgetAccount } from './old-account'
import { runInOldShop, runInPasar, takeBackRightToFollow } from './sides'

const WORD = 'purge'

/**
 * Pasar signs where every row is; the old shop drops what it has and signs that; Pasar drops what it kept aside. Only the keeper
 * of the cluster can take back the right to follow its log. Killed anywhere and run again it goes on.
 */
export async function purge(command: string, args: string[]) {
  const { json, yes, by, leave } = readOptions(args)
  if (json) printToStderr()
  printLine(
    '  The purge drops the old shop for good: its tables, its place in the log, all bundles, and the keys of both sides.',
  )
  if (!yes) await confirm()
  const common = [...(json ? ['--json'] : []), ...(by ? [`--by=${by}`] : [])]

  return oneAtATime(async () => {
    const attested = await runInPasar('attest', [...common, ...(leave ? [`--leave=${leave}`] : [])])
    if (attested !== 0) return attested

    let purged = await runInOldShop(command, common)
    if (purged === WAITS_FOR_A_RIGHT && (await takeBackRightToFollow())) {
      printLine('  On this machine that is done: its right is taken back, and the purge goes on.')
      purged = await runInOldShop(command, common)
    }

    return purged || (await runInPasar('close', common)) || forgetAccount()
  })
}

/** As the old shop's command says that its database's keeper comes first. */
const WAITS_FOR_A_RIGHT = 2

function readOptions(args: string[]) {
  const options = {
    json: { type: 'boolean' },
    yes: { type: 'boolean' },
    by: { type: 'string' },
    leave: { type: 'string' },
  } as const
  try {
    return parseArgs({ args, options }).values
  } catch {
    throw new Error('npm run migration -- purge knows --yes, --by NAME, --leave "reason", --json, and nothing else.')
  }
}

/** @throws {Error} in one sentence unless somebody typed the word. */
async function confirm() {
  if (!process.stdin.isTTY) throw new Error('Nobody is there to confirm: add --yes.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`  Type ${WORD} to go on: `)
  terminal.close()
  if (answer.trim() !== WORD) throw new Error('Nothing was purged.')
}
