import { writeFile } from 'node:fs/promises'
import { dim, printLine } from '../../dev/terminal/progress.mjs'
import { readArguments } from '../../dev/terminal/read-arguments'
import { recordScript } from '../../gate/last-green'
import { aboutMachine } from './figures'

/** Each option's default, whose type is the option's. */
type Defaults = Record<string, number | string | boolean>
type Values<Known extends Defaults> = {
  [Name in keyof Known]: Known[Name] extends number ? number : Known[Name] extends boolean ? boolean : string
}

type Bench<Known extends Defaults> = {
  name: string
  options: Known
  measure: (values: Values<Known>) => Promise<Measured>
}

/** `print` shows the tables; all other properties are saved. */
type Measured = { about?: string[]; print: () => void } & Record<string, unknown>

/**
 * The command `npm run bench:NAME [-- --OPTION VALUE …]`: measures, then prints the tables and the
 * conditions. `--json FILE` saves the result. With the default options the run is recorded.
 */
export const bench =
  <Known extends Defaults>({ name, options, measure }: Bench<Known>) =>
  async (args: string[]) => {
    const kinds = Object.entries(options).map(
      ([option, value]) => [option, value === false ? 'flag' : 'value'] as const,
    )
    const { values } = readArguments(args, {
      name: `npm run bench:${name} --`,
      options: { ...Object.fromEntries(kinds), json: 'value' },
    })
    const flags: Record<string, string | true | undefined> = values
    const settings = Object.entries(options).map(([option, value]) => {
      const setting = flags[option] ?? value
      return [option, typeof value === 'number' ? Number(setting) : setting]
    })
    const record = await recordScript(args)
    const { about = [], print, ...findings } = await measure(Object.fromEntries(settings))

    const conditions = [aboutMachine(), ...about]
    print()
    for (const line of conditions) printLine(dim(`  ${line}`))
    if (flags.json)
      await writeFile(String(flags.json), `${JSON.stringify({ about: conditions, ...findings }, null, 2)}\n`)
    await record()
  }

/** Parses a list such as `1,8,32`. */
export const toNumbers = (list: string) => list.split(',').map(Number)
