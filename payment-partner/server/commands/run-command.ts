import { AccountRefused } from '../account/account-refused'
import { scrub } from '../scrub'

/**
 * Runs a command. A failure prints one sentence to stderr, without keys or a stack, and exits with
 * 1. With `--json` the sentence is a line of JSON: `{ "failed": { code, values, message } }`.
 */
export function runCommand(command: () => Promise<void>) {
  command().catch((error: unknown) => {
    const message = scrub(error instanceof Error ? error.message : String(error))
    const code = error instanceof AccountRefused ? error.code : 'unexpected'
    const failed = { failed: { code, values: {}, message } }
    process.stderr.write(`${process.argv.includes('--json') ? JSON.stringify(failed) : message}\n`)
    process.exitCode = 1
  })
}
