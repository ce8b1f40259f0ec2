import { AccountRefused } from '../account/account-refused'
import { scrub } from '../scrub'

/**
 * Runs a command; a failure is one sentence on stderr and exit code 1, without keys and without a stack. With `--json` that is a line
 * of JSON: `{ "failed": { code, values, message } }`.
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
