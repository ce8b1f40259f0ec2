import { readOptions, type StepOptions } from '@jembatan/migration-bundle/step-options'
import type { StepName } from '@jembatan/migration-bundle/steps'
import { explainSilence, explainUncaught, writeFailure } from '@jembatan/platform/explain-failure'
import { createProgress, mostMemory, type Progress } from '@jembatan/platform/progress'
import { connect, type OldShop } from '@/db/connect'
import { getEnvironment } from '../environment'
import { assertNotPurged } from '../purge/closing-record'

type Context<Name extends StepName> = {
  shop: OldShop
  /** Address of the shop's database. */
  url: string
  options: StepOptions<Name>
  signal: AbortSignal
  progress: Progress
}

type Command<Name extends StepName> = {
  /** The step that this program runs for the old shop. */
  step: Name
  /** Whether it still runs after the purge. */
  afterPurge?: true
  /** Returns the result for `--json`, and the sentence that is printed otherwise. */
  run: (context: Context<Name>) => Promise<{ result: object; sentence: string }>
}

/**
 * Runs a program of the old shop. With `--json` it prints lines of progress, and the result as the
 * last line.
 */
export function runCommand<Name extends StepName>(command: Command<Name>) {
  explainUncaught()
  const running = runToItsEnd(command)
  explainSilence(running)

  return running
}

async function runToItsEnd<Name extends StepName>({ step, afterPurge, run }: Command<Name>) {
  let shop: OldShop | undefined
  let progress: Progress | undefined
  try {
    const options = readOptions(step)
    progress = createProgress({ json: options.json })
    const { TOKO_LAMA_DATABASE_URL: url } = getEnvironment()
    shop = connect(url)
    if (!afterPurge) await assertNotPurged(shop.sql)
    const { result, sentence } = await run({ shop, url, options, signal: stopSignal(), progress })
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
