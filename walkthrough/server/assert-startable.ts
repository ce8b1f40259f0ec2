import { getEnvironment } from './environment'

/** Exits with a sentence about the missing setting if the process cannot start correctly. */
export function assertStartable() {
  try {
    getEnvironment()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
