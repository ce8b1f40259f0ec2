import { explainSilence, explainUncaught, writeFailure } from '@jembatan/platform/explain-failure'

/** Runs one command; a failure prints one sentence and exits with code 1. */
export function command(run: () => Promise<string>) {
  explainUncaught()
  const running = run().then(
    (message) => process.stdout.write(`${message}\n`),
    (error: unknown) => {
      writeFailure(error)
      process.exitCode = 1
    },
  )
  explainSilence(running)
}
