import { getEnvironment } from './environment'

/** Ends the process with a sentence that says what to set, when it could only start wrong. */
export function assertStartable() {
  try {
    getEnvironment()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
