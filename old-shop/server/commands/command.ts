import { parseArgs } from 'node:util'
import { explainSilence, explainUncaught, writeFailure } from '@jembatan/platform/explain-failure'
import { createProgress, mostMemory, type Progress } from '@jembatan/platform/progress'
import { connect, type OldShop } from '@/db/connect'
import { getEnvironment } from '../environment'
import { assertNotPurged } from '../purge/closing-record'

/** What a command of the operator may be told. */
const OPTIONS = {
  orders: { type: 'string' },
  seed: { type: 'string' },
  rate: { type: 'string' },
  for: { type: 'string' },
  anew: { type: 'boolean' },
  once: { type: 'boolean' },
  by: { type: 'string' },
  exported: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Options = { [Name in keyof typeof OPTIONS]?: (typeof OPTIONS)[Name]['type'] extends 'string' ? string : boolean }

export type Command = {
  /** As a person types it. */
  name: string
  options: (keyof Options)[]
  /** Whether it has something to do where the shop is purged. */
  afterPurge?: true
  /** Gives what `--json` prints, and the sentence that it prints otherwise. */
  run: (context: CommandContext) => Promise<{ result: object; sentence: string }>
}

export type CommandContext = {
  shop: OldShop
  options: Options
  signal: AbortSignal
  progress: Progress
}

/** Runs one command: `--json` is for a program: lines of progress, and the result as the last one. */
export function runCommand(command: Command) {
  explainUncaught()
  const running = runToItsEnd(command)
  explainSilence(running)

  return running
}

async function runToItsEnd({ name, options: known, afterPurge, run }: Command) {
  let shop: OldShop | undefined
  let progress: Progress | undefined
  try {
    const options = readOptions(name, known)
    progress = createProgress({ json: options.json })
    shop = connect(getEnvironment().TOKO_LAMA_DATABASE_URL)
    if (!afterPurge) await assertNotPurged(shop.sql)
    const { result, sentence } = await run({ shop, options, signal: stopSignal(), progress })
    progress.clear()
    process.stdout.write(
      options.json ? `${JSON.stringify({ ...result, memoryMegabytes: mostMemory() })}\n` : `  ${sentence}\n`,
    )
  } catch (error) {
    progress?.clear()
    writeFailure(error)
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
