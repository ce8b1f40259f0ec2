import { explainSilence, explainUncaught, writeFailure } from '@jembatan/platform/explain-failure'

/** Runs one command; a failure ends it with a sentence and exit code 1. */
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
