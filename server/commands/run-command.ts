import { existsSync } from 'node:fs'

/**
 * Runs one command of Ramai. An expected failure ends it with its sentence and exit code 1, without
 * a stack.
 */
export async function runCommand(command: () => Promise<string>) {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    console.log(await command())
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  }
}
