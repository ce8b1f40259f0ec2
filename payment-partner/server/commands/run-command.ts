import { scrub } from '../scrub'

/** Runs a command; a failure is one sentence on stderr and exit code 1, without keys and without a stack. */
export function runCommand(command: () => Promise<void>) {
  command().catch((error: unknown) => {
    process.stderr.write(`${scrub(error instanceof Error ? error.message : String(error))}\n`)
    process.exitCode = 1
  })
}
