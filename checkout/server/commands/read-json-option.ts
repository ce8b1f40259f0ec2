import { parseArgs } from 'node:util'

/** Whether a program listens. @throws {Error} in one sentence for any other option. */
export function readJsonOption(name: string): boolean {
  try {
    return parseArgs({ options: { json: { type: 'boolean' } } }).values.json ?? false
  } catch {
    throw new Error(`npm run migration -- ${name} knows --json, and nothing else.`)
  }
}
