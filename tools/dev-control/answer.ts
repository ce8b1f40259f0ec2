import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { SystemName } from '../systems/systems'
import type { Absences } from './absences'
import type { EvidenceRuns, ReportKind } from './evidence-runs'
import type { OneDatabase } from './one-database'
import { Refusal } from './refusal'

/** What the stagehand can do, once everything is up. */
export type Stage = { absences: Absences; oneDatabase: OneDatabase; evidence: EvidenceRuns }

type Ask = { stage: Stage; body: unknown; response: ServerResponse; named: string }
type Answer = (ask: Ask) => Promise<object | undefined>

const LONGEST_ABSENCE = 300

const absence = z.strictObject({ seconds: z.number().int().min(1).max(LONGEST_ABSENCE).default(120) })
const rowsWanted = z.strictObject({ rows: z.array(z.number().int().min(1).max(99)).max(99).default([]) })

/** What can be asked. `undefined` means that the answer was written as it came. */
const ANSWERS: [method: string, path: RegExp, answer: Answer][] = [
  ['GET', /^\/systems$/, async ({ stage }) => stage.absences.states()],
  [
    'POST',
    /^\/systems\/(ramai|pasar|kasir)\/stop$/,
    async ({ stage: { absences }, named, body }) => {
      await absences.sendAway(named as SystemName, parse(absence, body).seconds)
      return absences.states()
    },
  ],
  [
    'POST',
    /^\/systems\/(ramai|pasar|kasir)\/start$/,
    async ({ stage: { absences }, named }) => {
      await absences.callBack(named as SystemName)
      return absences.states()
    },
  ],
  ['GET', /^\/breaches(?:\/one-database)?$/, async ({ stage }) => breaches(stage)],
  [
    'PUT',
    /^\/breaches\/one-database$/,
    async ({ stage }) => {
      await stage.oneDatabase.on()
      return breaches(stage)
    },
  ],
  [
    'DELETE',
    /^\/breaches\/one-database$/,
    async ({ stage }) => {
      await stage.oneDatabase.off()
      return breaches(stage)
    },
  ],
  ['POST', /^\/evidence$/, gatherEvidence],
  ['GET', /^\/evidence\/report\.(html|pdf)$/, sendReport],
]

/** @throws {Refusal} */
export async function answer(method: string, path: string, ask: Omit<Ask, 'named'>): Promise<object | undefined> {
  for (const [wanted, pattern, giveAnswer] of ANSWERS) {
    const match = pattern.exec(path)
    if (match && wanted === method) return giveAnswer({ ...ask, named: match[1] ?? '' })
  }
  throw new Refusal(404, 'unknown', 'The stagehand does not know this address.')
}

const breaches = async ({ oneDatabase }: Stage) => ({ on: (await oneDatabase.isOn()) ? ['one-database'] : [] })

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {})
  if (!parsed.success) throw new Refusal(400, 'malformed', z.prettifyError(parsed.error))

  return parsed.data
}

/** A line a finding, as it is found. A run to which nobody listens any more is ended. */
async function gatherEvidence({ stage: { evidence }, body, response }: Ask) {
  const run = evidence.begin(parse(rowsWanted, body).rows)
  response.once('close', () => void run.end())
  response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' })
  response.flushHeaders()
  for await (const line of run.lines) response.write(`${line}\n`)
  response.end()

  return undefined
}

async function sendReport({ stage: { evidence }, named, response }: Ask) {
  const { type, size, content } = await evidence.report(named as ReportKind)
  response.writeHead(200, { 'content-type': type, 'content-length': size, 'cache-control': 'no-store' })
  await pipeline(content, response)

  return undefined
}
