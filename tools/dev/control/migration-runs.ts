import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { typeOptions } from '@jembatan/migration-bundle/step-options'
import { type Outcome, readMeasured, readResult, stepHistorySchema } from '@jembatan/migration-bundle/step-results'
import { isStep, type Option, type StepName, stepOf } from '@jembatan/migration-bundle/steps'
import type { Failure } from '@jembatan/platform/explain-failure'
import { isReadable } from '@jembatan/platform/text'
import { z } from 'zod'
import { replaceFile } from '../keys/published-file'
import type { Profile } from '../systems/profile'
import { root } from '../systems/systems'
import { readLastRun } from './last-run'
import { RequestError } from './request-error'
import { type GroupRun, runInGroup } from './run-in-group'

export type MigrationRuns = ReturnType<typeof openMigrationRuns>

/**
 * Persisted: the results, and the id of the last run, here or in a terminal, before the last look.
 */
const historySchema = stepHistorySchema
  .pick({ outcomes: true, looks: true })
  .extend({ lastRun: z.string().nullable().default(null) })

type RunHistory = z.infer<typeof historySchema>

const NOTHING: RunHistory = { outcomes: {}, looks: [], lastRun: null }

/** Stands for a run that no look has counted: no id of a run is empty. */
const UNCOUNTED = ''

/**
 * More than a rehearsal needs. Beyond it the oldest looks are dropped, except the first, which
 * starts the clock.
 */
const MOST_LOOKS = 200

const COMMAND = [join(root, 'tools', 'run.mjs'), 'tools/dev/migration/migration']

type Options = Pick<Profile, 'folder'> & Partial<Pick<Profile, 'throwaway'>> & { command?: string[] }

/**
 * Runs steps of the migration as an operator does, one at a time. Each program is a process that
 * knows only its own side, and dev control knows neither side's password or keys. The counts are
 * stored in a file, because a rehearsal outlives `npm start`.
 */
export function openMigrationRuns({ folder, throwaway = false, command = COMMAND }: Options) {
  const file = join(folder, 'migration-runs.json')
  // A throwaway world starts with empty databases, so earlier counts do not apply.
  let memory = throwaway ? readLastRun(folder).then((lastRun): RunHistory => ({ ...NOTHING, lastRun })) : undefined
  const remember = () => {
    memory ??= readHistory(file)
    return memory
  }
  let current: (Running & { group: GroupRun; over: Promise<void> }) | undefined

  async function write(change: (before: RunHistory) => RunHistory) {
    memory = Promise.resolve(change(await remember()))
    await replaceFile(file, JSON.stringify(await memory))
  }

  /**
   * Passes on every line at once, and the outcome at the end. Continues if its listener
   * disconnects. A count changes nothing and is short, so the next step waits for it.
   */
  async function run(name: string, body: unknown, hear: (line: string) => void) {
    const parsed = parse(name, body)
    const lastRun = await readLastRun(folder)
    while (current && stepOf(current.command).reads) await current.over.catch(() => {})
    if (current) throw new RequestError(409, 'already_running', `${current.command} is running.`)
    const { step, args, at } = parsed
    const group = runInGroup([...command, step, ...args, '--json', `--world=${basename(folder)}`])
    const running: Running = { command: step, since: at, progress: null }
    const over = follow({ running, group, lastRun, hear }).finally(() => {
      current = undefined
    })
    current = Object.assign(running, { group, over })
    await over
  }

  async function follow({ running, group, lastRun, hear }: Followed) {
    const { command: step, since: at } = running
    const began = performance.now()
    const results: Record<string, unknown>[] = []
    for await (const line of group.lines) {
      const value = JSON.parse(line)
      if ('progress' in value) running.progress = value.progress
      else results.push(value)
      hear(line)
    }
    const { code, stderr } = await group.over
    const seconds = Math.round(performance.now() - began) / 1000
    await write((before) => after(before, { step, results, lastRun, outcome: { at, code, seconds } }))
    const ended = { command: step, code, seconds, ...(code !== 0 && { failures: failuresIn(stderr) }) }
    hear(JSON.stringify({ ended }))
  }

  return {
    run,
    look: async () => {
      const running = current && { command: current.command, since: current.since, progress: current.progress }

      const { lastRun, ...history } = await remember()

      return { running: running ?? null, ...history, stale: lastRun !== (await readLastRun(folder)) }
    },
    /** Kills the running command and all its children with `kill -9`. */
    kill: () => {
      if (!current) throw new RequestError(409, 'nothing_running', 'No command is running.')
      current.group.kill()
    },
    end: async () => current?.group.end(),
  }
}

type Running = { command: StepName; since: string; progress: unknown }

type Followed = { running: Running; group: GroupRun; lastRun: string | null; hear: (line: string) => void }

/** Returns the failures that a step's programs printed; the first one caused the others. */
function failuresIn(stderr: string): Failure[] {
  const failures = stderr.split('\n').flatMap((line) => {
    try {
      const { failed } = JSON.parse(line)
      return failed ? [failed] : []
    } catch {
      return []
    }
  })

  // A comparison that finds differences exits with 1 without having failed.
  if (failures.length > 0 || stderr === '') return failures

  return [{ code: 'unexpected', values: {}, message: stderr.split('\n').at(-1) ?? '' }]
}

type Ended = {
  step: StepName
  /** The result of each program of the step. */
  results: Record<string, unknown>[]
  lastRun: string | null
  outcome: Omit<Outcome, 'result' | 'most'>
}

/** Updates the counts. A refilled shop starts them anew. */
function after(before: RunHistory, { step, results, lastRun, outcome }: Ended): RunHistory {
  const result: Record<string, unknown> | null = results.length > 0 ? Object.assign({}, ...results) : null
  const history = step === 'rehearse' && readResult('rehearse', result)?.made ? NOTHING : before
  const previous = history.outcomes[step]
  // A run without work says nothing about the speed of the step.
  const isIdle = result?.rows === 0 && outcome.code === 0 && previous !== undefined
  const most = [previous?.most, readMeasured(result)].reduce((one, other) =>
    one && one.rows > (other?.rows ?? 0) ? one : other,
  )
  const outcomes = isIdle ? history.outcomes : { ...history.outcomes, [step]: { ...outcome, result, most } }
  if (step !== 'status') return { ...history, outcomes, lastRun: UNCOUNTED }
  if (outcome.code !== 0) return { ...history, outcomes }
  const sides = Object.fromEntries(results.map((one) => [String(one.side), one]))
  const [first, ...later] = [...history.looks, { at: outcome.at, sides }]

  return { outcomes, lastRun, looks: [...(first ? [first] : []), ...later.slice(1 - MOST_LOOKS)] }
}

const readHistory = async (file: string): Promise<RunHistory> =>
  historySchema.catch(NOTHING).parse(
    await readFile(file, 'utf8')
      .then(JSON.parse)
      .catch(() => NOTHING),
  )

/** @throws {RequestError} for an unknown step or option. */
function parse(name: string, body: unknown) {
  if (!isStep(name) || stepOf(name).part) throw new RequestError(404, 'unknown', `There is no command ${name}.`)
  const options = Object.entries(stepOf(name).options).map(([option, kind]) => [option, schemaOf(kind)] as const)
  const input = z
    .strictObject({ ...Object.fromEntries(options), at: z.iso.datetime().optional() })
    .safeParse(body ?? {})
  if (!input.success) throw new RequestError(400, 'malformed', z.prettifyError(input.error))
  const { at = new Date().toISOString(), ...values } = input.data

  return { step: name, args: typeOptions(name, values), at }
}

function schemaOf(option: Option): z.ZodType {
  const schema = schemaOfValue(option)

  return option.required ? schema : schema.optional()
}

function schemaOfValue(option: Option) {
  if (option.kind === 'flag') return z.literal(true)
  if (option.kind === 'number') return z.number().int().min(option.least).max(option.most)
  const text = z.string().trim().min(1).max(option.longest).refine(isReadable)

  return option.form ? text.regex(option.form) : text
}
