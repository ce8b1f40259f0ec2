import { parseArgs } from 'node:util'
import { type Option, STEPS, type StepName, stepOf } from './steps'

type Typed<Of extends Option> = Of extends { kind: 'flag' } ? boolean : string
type Options<Name extends StepName> = {
  -readonly [Key in keyof (typeof STEPS)[Name]['options']]?: (typeof STEPS)[Name]['options'][Key] extends infer Known extends
    Option
    ? Typed<Known>
    : never
} & { json?: boolean }

/** What a command line says to a step. @throws {Error} in one sentence that names all that may be said. */
export function readOptions<Name extends StepName>(name: Name, args = process.argv.slice(2)): Options<Name> {
  const known = Object.entries(stepOf(name).options)
  const options = Object.fromEntries(
    known.map(([option, { kind }]) => [option, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) }]),
  )
  try {
    return parseArgs({ args, options: { ...options, json: { type: 'boolean' } } }).values as Options<Name>
  } catch {
    const said = known.map(([option, { value }]) => `--${option}${value ? ` ${value}` : ''}`)
    throw new Error(`npm run migration -- ${name} knows ${[...said, '--json'].join(', ')}, and nothing else.`)
  }
}

/** The same as a program types it. */
export const typeOptions = (name: StepName, values: Record<string, unknown>): string[] =>
  Object.entries(stepOf(name).options).flatMap(([option, { bare }]) => {
    const value = values[option]
    if (value === undefined || value === false) return []
    if (bare) return [String(value)]

    return [value === true ? `--${option}` : `--${option}=${value}`]
  })
