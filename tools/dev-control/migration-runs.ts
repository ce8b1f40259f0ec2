import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Failure } from '@jembatan/platform/explain-failure'
import { isReadable } from '@jembatan/platform/text'
import { z } from 'zod'
import type { Profile } from '../systems/profile'
import { root } from '../systems/systems'
import { readLastRun } from './last-run'
import { RequestError } from './request-error'
import { type GroupRun, runInGroup } from './run-in-group'

export type MigrationDesk = ReturnType<typeof openMigrationDesk>

/** What a command of the migration may be told here, and how that is typed. */
const COMMANDS = {
  rehearse: { orders: wholeNumber(1000, 50_000), seed: wholeNumber(0, 1_000_000), anew: z.literal(true).optional() },
  trade: { rate: wholeNumber(1, 500), for: wholeNumber(1, 60) },
  export: {},
  follow: { once: z.literal(true) },
  sum: {},
  import: { anew: z.literal(true).optional() },
  verify: {},
  mend: {
    table: z.string().regex(/^[a-zA-Z]+$/),
    key: wholeNumber(1, Number.MAX_SAFE_INTEGER),
    change: z
      .string()
      .max(200)
      .regex(/^[a-z_]+=/)
      .optional(),
    code: z
      .string()
      .regex(/^[a-z_]+$/)
      .optional(),
  },
  plant: { 'take-back': wholeNumber(1, Number.MAX_SAFE_INTEGER) },
  'cut-over': {},
  back: {},
  purge: {
    yes: z.literal(true),
    leave: z.string().min(1).max(300).optional(),
    by: z.string().trim().min(1).max(60).refine(isReadable).optional(),
  },
  status: {},
  reset: {},
} satisfies Record<string, z.ZodRawShape>

/** Typed without its name. */
const BARE = ['table', 'key', 'change']

export type MigrationCommand = keyof typeof COMMANDS

const isCommand = (name: string): name is MigrationCommand => Object.hasOwn(COMMANDS, name)

/** As it is kept, for whoever looks later: how each command ended last, and where everything was after each look. */
const kept = z.object({
  outcomes: z.record(
    z.string(),
    z.object({ at: z.iso.datetime(), code: z.number().nullable(), seconds: z.number(), result: z.unknown() }),
  ),
  looks: z.array(z.object({ at: z.iso.datetime(), sides: z.record(z.string(), z.unknown()) })),
  /** Of the last command, here or in a terminal, that had run before the last look. */
  lastRun: z.string().nullable().default(null),
})

type Kept = z.infer<typeof kept>

const NOTHING: Kept = { outcomes: {}, looks: [], lastRun: null }

/** More than a rehearsal has; the oldest but the first, from which the time runs, are forgotten. */
const MOST_LOOKS = 200

const COMMAND = [join(root, 'tools', 'run.mjs'), 'tools/migration/migration']

type Options = Pick<Profile, 'folder'> & Partial<Pick<Profile, 'throwaway'>> & { command?: string[] }

/**
 * Stands for the operator who carries bundles: runs `npm run migration` commands, each a process that knows one side alone,
 * one at a time. Holds neither side's password or keys. What it has seen is kept in a file of counts, since a rehearsal
 * outlives `npm start`, too.
 */
export function openMigrationDesk({ folder, throwaway = false, command = COMMAND }: Options) {
  const file = join(folder, 'migration-desk.json')
  // What was seen of databases that are gone says nothing of those that began empty.
  let memory = throwaway ? Promise.resolve(NOTHING) : undefined
  const remember = () => {
    memory ??= readKept(file)
    return memory
  }
  let current: { command: MigrationCommand; since: string; progress: unknown; group: GroupRun } | undefined

  async function write(change: (before: Kept) => Kept) {
    memory = Promise.resolve(change(await remember()))
    await mkdir(folder, { recursive: true })
    await writeFile(file, JSON.stringify(await memory))
  }

  /** Every line as it comes, and at last how it ended. Goes on to the end, whoever still listens. */
  async function run(name: string, body: unknown, hear: (line: string) => void) {
    const { command: known, told, at } = parse(name, body)
    if (current) throw new RequestError(409, 'already_running', `${current.command} is running.`)
    const lastRun = await readLastRun(folder)
    const group = runInGroup([...command, known, ...told, '--json', `--world=${basename(folder)}`])
    current = { command: known, since: at, progress: null, group }
    const began = performance.now()
    const said: Record<string, unknown>[] = []
    try {
      for await (const line of group.lines) {
        const value = JSON.parse(line)
        if ('progress' in value && current) current.progress = value.progress
        else said.push(value)
        hear(line)
      }
      const { code, stderr } = await group.over
      const seconds = Math.round(performance.now() - began) / 1000
      await write((before) => after(before, { command: known, at, code, seconds, said, lastRun }))
      hear(
        JSON.stringify({
          ended: { command: known, code, seconds, ...(code !== 0 && { failures: failuresIn(stderr) }) },
        }),
      )
    } finally {
      current = undefined
    }
  }

  return {
    run,
    look: async () => {
      const running = current && { command: current.command, since: current.since, progress: current.progress }

      const { lastRun, ...seen } = await remember()

      return { running: running ?? null, ...seen, stale: lastRun !== (await readLastRun(folder)) }
    },
    /** Ends what runs by `kill -9`, with all that it has started. */
    kill: () => {
      if (!current) throw new RequestError(409, 'nothing_running', 'No command is running.')
      current.group.kill()
    },
    end: async () => current?.group.end(),
  }
}

/** What each part of a command has said of its failure, the first of which led to the others. */
function failuresIn(stderr: string): Failure[] {
  const failures = stderr.split('\n').flatMap((line) => {
    try {
      const { failed } = JSON.parse(line)
      return failed ? [failed] : []
    } catch {
      return []
    }
  })

  // A comparison that finds differences ends with 1, and has not failed.
  if (failures.length > 0 || stderr === '') return failures

  return [{ code: 'unexpected', values: {}, message: stderr.split('\n').at(-1) ?? '' }]
}

/** A status is a look at both sides; a shop that was filled anew begins another story. */
function after(
  before: Kept,
  {
    command,
    said,
    lastRun,
    ...outcome
  }: { command: MigrationCommand; said: Record<string, unknown>[]; lastRun: string | null } & Outcome,
) {
  // Of a command with halves on both sides, all that they said.
  const result = said.length > 0 ? Object.assign({}, ...said) : null
  const begun = command === 'rehearse' && result?.made === true ? NOTHING : before
  // What found nothing to do says nothing about how fast it is.
  const idle = result?.rows === 0 && outcome.code === 0 && begun.outcomes[command] !== undefined
  const most = mostRows(result, begun.outcomes[command]?.result)
  const outcomes = idle
    ? begun.outcomes
    : { ...begun.outcomes, [command]: { ...outcome, result: result && { ...result, most } } }
  if (command !== 'status' || outcome.code !== 0) return { ...begun, outcomes }
  const sides = Object.fromEntries(said.map((one) => [String(one.side), one]))
  const [first, ...later] = [...begun.looks, { at: outcome.at, sides }]

  return { outcomes, lastRun, looks: [...(first ? [first] : []), ...later.slice(1 - MOST_LOOKS)] }
}

const counted = z.object({ rows: z.number(), seconds: z.number() }).optional().catch(undefined)

/** Of the run that had most to do: how fast an import is, a handful of changes does not say. */
function mostRows(result: unknown, former: unknown) {
  const now = counted.parse(result)
  const before = z.object({ most: counted }).catch({ most: undefined }).parse(former).most

  return before && before.rows > (now?.rows ?? 0) ? before : now
}

type Outcome = { at: string; code: number | null; seconds: number }

const readKept = async (file: string): Promise<Kept> =>
  kept.catch(NOTHING).parse(
    await readFile(file, 'utf8')
      .then(JSON.parse)
      .catch(() => NOTHING),
  )

function wholeNumber(least: number, most: number) {
  return z.number().int().min(least).max(most).optional()
}

/** @throws {RequestError} for an unknown command, or one that is told what it does not know. */
function parse(name: string, body: unknown) {
  if (!isCommand(name)) throw new RequestError(404, 'unknown', `There is no command ${name}.`)
  const input = z.strictObject({ ...COMMANDS[name], at: z.iso.datetime().optional() }).safeParse(body ?? {})
  if (!input.success) throw new RequestError(400, 'malformed', z.prettifyError(input.error))
  const { at = new Date().toISOString(), ...options } = input.data
  const told = Object.entries(options).flatMap(([option, value]) => {
    if (value === undefined) return []
    if (BARE.includes(option)) return [String(value)]

    return value === true ? [`--${option}`] : [`--${option}=${value}`]
  })

  return { command: name, told, at }
}
