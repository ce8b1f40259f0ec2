import { parseArgs } from 'node:util'

type Options = Record<string, 'flag' | 'value'>

type Values<Declared extends Options> = { [Name in keyof Declared]?: Declared[Name] extends 'flag' ? true : string }

type Command<Declared extends Options> = {
  /** As a person types it: `npm run evidence`. */
  name: string
  options?: Declared
  /** The name of positional arguments; without it, none are allowed. */
  operands?: string
}

/**
 * Reads `--flag`, `--option value` and `--option=value`.
 * @throws {Error} in one sentence with the known options, for any other argument.
 */
export function readArguments<const Declared extends Options>(
  args: string[],
  { name: command, options = {} as Declared, operands }: Command<Declared>,
): { values: Values<Declared>; operands: string[] } {
  const { values, positionals, tokens } = parseArgs({
    args,
    options: Object.fromEntries(
      Object.entries(options).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const spellings = [
    ...Object.entries(options).map(([name, kind]) =>
      kind === 'flag' ? `--${name}` : `--${name} ${name.toUpperCase()}`,
    ),
    ...(operands ? [operands] : []),
  ]
  const knows = spellings.length > 0 ? `it knows ${spellings.join(', ')}` : 'it takes none'

  for (const token of tokens) {
    if (token.kind === 'positional' && !operands)
      throw new Error(`${command} does not know "${token.value}"; ${knows}.`)
    if (token.kind !== 'option') continue
    if (!Object.hasOwn(options, token.name)) throw new Error(`${command} does not know "${token.rawName}"; ${knows}.`)
    if (options[token.name] === 'value' && !token.value)
      throw new Error(`${command} needs a value after ${token.rawName}.`)
  }

  return { values: values as Values<Declared>, operands: positionals }
}
