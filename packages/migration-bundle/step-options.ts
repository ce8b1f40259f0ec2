import { parseArgs } from 'node:util'
import { type OptionValues, type StepName, stepOf } from './steps'

export type StepOptions<Name extends StepName> = OptionValues<Name, boolean, string> & { json?: boolean }

/** Parses the command line of a step. @throws {Error} in one sentence that names its options. */
export function readOptions<Name extends StepName>(name: Name, args = process.argv.slice(2)): StepOptions<Name> {
  const definitions = Object.entries(stepOf(name).options)
  const options = Object.fromEntries(
    definitions.map(([option, { kind }]) => [
      option,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  try {
    return parseArgs({ args, options: { ...options, json: { type: 'boolean' } } }).values as StepOptions<Name>
  } catch {
    const spelled = definitions.map(([option, { value }]) => `--${option}${value ? ` ${value}` : ''}`)
    throw new Error(`npm run migration -- ${name} knows ${[...spelled, '--json'].join(', ')}, and nothing else.`)
  }
}

/** Returns the arguments of a step with these values. */
export const typeOptions = (name: StepName, values: Record<string, unknown>): string[] =>
  Object.entries(stepOf(name).options).flatMap(([option, { bare }]) => {
    const value = values[option]
    if (value === undefined || value === false) return []
    if (bare) return [String(value)]

    return [value === true ? `--${option}` : `--${option}=${value}`]
  })
