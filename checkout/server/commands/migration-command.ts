import { readOptions, type StepOptions } from '@jembatan/migration-bundle/step-options'
import type { StepName } from '@jembatan/migration-bundle/steps'
import { createProgress, mostMemory, type Progress } from '@jembatan/platform/progress'
import type { Sql } from 'postgres'
import { type Connection, connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { type BundleSettings, getBundleSettings } from '../environment'
import { explainRefusal } from '../migration/staging/explain-refusal'
import { command } from './command'

type Context<Name extends StepName> = {
  db: Connection
  sql: Sql
  settings: BundleSettings
  options: StepOptions<Name>
  progress: Progress
  /** Calling it makes SIGINT and SIGTERM request a stop instead of ending the process. */
  stopSignal: () => AbortSignal
}

type MigrationCommand<Name extends StepName> = {
  /** The migration step that it implements for Pasar. */
  step: Name
  /** Whether it migrates the schema first. */
  migrates: boolean
  /** Returns the output of `--json`, and the lines printed without it. */
  run: (context: Context<Name>) => Promise<{ result: object; lines: string[] }>
}

/**
 * Runs one of Pasar's migration programs. With `--json` it prints progress lines, and the result as
 * the last line.
 */
export function migrationCommand<Name extends StepName>({ step, migrates, run }: MigrationCommand<Name>) {
  command(async () => {
    const options = readOptions(step)
    const settings = getBundleSettings()
    const url = settings.PASAR_DATABASE_DIRECT_URL
    if (migrates) await migrate(url)
    const { db, sql, close } = connect(url, { plansEach: true })
    const progress = createProgress({ json: options.json })
    try {
      const { result, lines } = await run({ db, sql, settings, options, progress, stopSignal })
      progress.clear()

      return options.json ? JSON.stringify({ ...result, memoryMegabytes: mostMemory() }) : lines.join('\n')
    } catch (error) {
      throw explainRefusal(error)
    } finally {
      progress.clear()
      await close()
    }
  })
}

function stopSignal() {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())

  return stop.signal
}
