import { parseArgs } from 'node:util'
import { connect, type OldShop } from '@/db/connect'
import { getEnvironment } from '../environment'

/** What a command of the operator may be told. */
const OPTIONS = {
  orders: { type: 'string' },
  seed: { type: 'string' },
  rate: { type: 'string' },
  for: { type: 'string' },
  anew: { type: 'boolean' },
  once: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Options = { [Name in keyof typeof OPTIONS]?: (typeof OPTIONS)[Name]['type'] extends 'string' ? string : boolean }

export type Command = {
  /** As a person types it. */
  name: string
  options: (keyof Options)[]
  /** Gives what `--json` prints, and the sentence that it prints otherwise. */
  run: (context: CommandContext) => Promise<{ result: object; sentence: string }>
}

export type CommandContext = {
  shop: OldShop
  options: Options
  signal: AbortSignal
  /** How far it is: what is done, of how much, and of what. */
  progress: (done: number, all: number, what: string) => void
}

/** Runs one command: what is for a program goes to stdout, what is for a person to stderr where a program listens. */
export async function runCommand({ name, options: known, run }: Command) {
  let shop: OldShop | undefined
  try {
    const options = readOptions(name, known)
    shop = connect(getEnvironment().TOKO_LAMA_DATABASE_URL)
    const { result, sentence } = await run({ shop, options, signal: stopSignal(), progress: createProgress() })
    clearProgress()
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `  ${sentence}\n`)
  } catch (error) {
    clearProgress()
    process.stderr.write(`  ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  } finally {
    await shop?.close()
  }
}

function readOptions(name: string, known: (keyof Options)[]): Options {
  const allowed = [...known, 'json' as const]
  try {
    return parseArgs({ options: Object.fromEntries(allowed.map((option) => [option, OPTIONS[option]])) }).values
  } catch {
    throw new Error(`${name} knows ${allowed.map((option) => `--${option}`).join(', ')}, and nothing else.`)
  }
}

/** @throws {Error} in one sentence that names the option. */
export function wholeNumber(option: string, text: string | undefined, { least, most, otherwise }: Bounds): number {
  const number = text === undefined ? otherwise : Number(text)
  if (!Number.isInteger(number) || number < least || number > most)
    throw new Error(`--${option} takes a whole number from ${least} to ${most}.`)

  return number
}

type Bounds = { least: number; most: number; otherwise: number }

function stopSignal() {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())

  return stop.signal
}

const BETWEEN_LINES = 1000

/** A line that moves on a terminal, and one a second elsewhere: how much, how fast, how long yet. */
function createProgress(): CommandContext['progress'] {
  const began = performance.now()
  let first: number | undefined
  let said = 0

  return (done, all, what) => {
    const now = performance.now()
    first ??= done
    if (now - said < (process.stderr.isTTY ? 100 : BETWEEN_LINES)) return
    said = now
    const rate = ((done - first) / (now - began)) * 1000
    const left = rate > 0 && Number.isFinite(all) ? ` · ${Math.ceil((all - done) / rate)} s left` : ''
    const of = Number.isFinite(all) ? ` of ${all}` : ''
    clearProgress()
    process.stderr.write(
      `  ${done}${of} ${what} · ${Math.round(rate)} a second${left}${process.stderr.isTTY ? '' : '\n'}`,
    )
  }
}

function clearProgress() {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
}
