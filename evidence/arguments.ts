import { parseArgs } from 'node:util'
import { CONTROLS, NOT_BUILT } from './controls/every-control'

export type Arguments = { rows: number[]; world: 'start' | 'test'; asJson: boolean; twins: boolean; few: boolean }

const ROWS = [...CONTROLS, ...NOT_BUILT].map(({ row }) => row).sort((one, other) => one - other)

/** @throws {Error} with the unknown argument and the known ones. */
export function readArguments(args: string[]): Arguments {
  const { tokens } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      twins: { type: 'boolean' },
      few: { type: 'boolean' },
      world: { type: 'string' },
    },
    strict: false,
    tokens: true,
  })
  const read: Arguments = { rows: [], world: 'start', asJson: false, twins: false, few: false }
  for (const token of tokens) {
    if (token.kind === 'positional') read.rows.push(rowNamed(token.value))
    else if (token.kind === 'option' && token.name === 'json') read.asJson = true
    else if (token.kind === 'option' && token.name === 'twins') read.twins = true
    else if (token.kind === 'option' && token.name === 'few') read.few = true
    else if (token.kind === 'option' && token.name === 'world') read.world = worldNamed(token.value)
    else if (token.kind === 'option')
      throw new Error(
        `npm run evidence does not know "${token.rawName}"; it knows --json, --twins, --few and --world=WORLD.`,
      )
  }

  return read
}

function rowNamed(text: string) {
  const row = ROWS.find((known) => String(known) === text)
  if (row === undefined) throw new Error(`There is no row "${text}"; there are ${ROWS.join(', ')}.`)

  return row
}

function worldNamed(name: string | undefined) {
  if (name !== 'start' && name !== 'test') throw new Error(`There is no world "${name}"; there are start and test.`)

  return name
}
