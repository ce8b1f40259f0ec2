import { createInterface } from 'node:readline/promises'
import { readOptions, typeOptions } from '@jembatan/migration-bundle/step-options'
import { printLine, printToStderr } from '../terminal/progress.mjs'
import { oneAtATime } from './cut-over'
import { forgetAccount } from './old-account'
import { revokeReplication, runProgram } from './sides'

const WORD = 'purge'

/**
 * Pasar signs the location of every row, the old shop drops its data and signs that, then Pasar
 * drops its staging area. Only the administrator of the cluster can revoke the replication right. A
 * killed run can be repeated, and resumes.
 */
export async function purge(args: string[]) {
  const { json, yes, ...options } = readOptions('purge', args)
  if (json) printToStderr()
  printLine(
    '  The purge drops the old shop for good: its tables, its place in the log, all bundles, and the keys of both sides.',
  )
  if (!yes) await confirm()
  const flags = [...(json ? ['--json'] : []), ...typeOptions('purge', options)]

  return oneAtATime(async () => {
    const attested = await runProgram('pasar/attest-migration', flags)
    if (attested !== 0) return attested

    let purged = await runProgram('old-shop/purge', flags)
    if (purged === WAITS_FOR_A_RIGHT && (await revokeReplication())) {
      printLine('  On this machine that is done: its right is taken back, and the purge goes on.')
      purged = await runProgram('old-shop/purge', flags)
    }

    return purged || (await runProgram('pasar/close-migration', flags)) || forgetAccount()
  })
}

/** Exit code of the old shop's program while its role may still replicate. */
const WAITS_FOR_A_RIGHT = 2

/** @throws {Error} in one sentence unless the operator typed the word. */
async function confirm() {
  if (!process.stdin.isTTY) throw new Error('No terminal to confirm on: add --yes.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`  Type ${WORD} to go on: `)
  terminal.close()
  if (answer.trim() !== WORD) throw new Error('Nothing was purged.')
}
