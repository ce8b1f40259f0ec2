import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { SystemName } from '../systems/systems'
import type { EvidenceRuns } from './evidence-runs'
import type { MigrationRuns } from './migration-runs'
import type { OneDatabaseBreach } from './one-database-breach'
import type { Outages } from './outages'
import type { Readiness } from './readiness'
import { RequestError } from './request-error'
import type { Room } from './room'

/** Actions of dev control, available once all systems run. */
export type Capabilities = {
  outages: Outages
  oneDatabase: OneDatabaseBreach
  evidence: EvidenceRuns
  room: Room
  migration: MigrationRuns
  readiness: Readiness
}

type Context = { capabilities: Capabilities; body: unknown; response: ServerResponse; param: string }
type Handler = (context: Context) => Promise<object | undefined>

const LONGEST_OUTAGE = 300

const outageInput = z.strictObject({ seconds: z.number().int().min(1).max(LONGEST_OUTAGE).default(120) })
const evidenceInput = z.strictObject({
  rows: z.array(z.number().int().min(1).max(99)).max(99).default([]),
  few: z.boolean().default(false),
})

/** A handler that returns `undefined` has written its response itself. */
const ROUTES: [method: string, path: RegExp, handler: Handler][] = [
  ['GET', /^\/systems$/, async ({ capabilities }) => capabilities.outages.states()],
  ['POST', /^\/systems\/(ramai|pasar|kasir)\/stop$/, stopSystem],
  ['POST', /^\/systems\/(ramai|pasar|kasir)\/start$/, startSystem],
  ['GET', /^\/readiness$/, async ({ capabilities }) => capabilities.readiness.look()],
  ['DELETE', /^\/rate-counters$/, clearRateCounters],
  ['GET', /^\/breaches(?:\/one-database)?$/, async ({ capabilities }) => listBreaches(capabilities)],
  ['PUT', /^\/breaches\/one-database$/, startBreach],
  ['DELETE', /^\/breaches\/one-database$/, endBreach],
  ['POST', /^\/evidence$/, runEvidence],
  ['GET', /^\/evidence\/([a-z.]+)$/, sendReport],
  ['GET', /^\/room$/, async ({ capabilities: { room } }) => room.look()],
  ['PUT', /^\/room$/, async ({ capabilities: { room } }) => room.open()],
  ['DELETE', /^\/room$/, async ({ capabilities: { room } }) => room.close()],
  ['GET', /^\/migration$/, async ({ capabilities }) => capabilities.migration.look()],
  ['POST', /^\/migration\/kill$/, killMigration],
  ['POST', /^\/migration\/([a-z-]+)$/, runMigration],
]

/** @throws {RequestError} */
export async function route(method: string, path: string, context: Omit<Context, 'param'>) {
  for (const [routeMethod, pattern, handler] of ROUTES) {
    const match = pattern.exec(path)
    if (match && routeMethod === method) return handler({ ...context, param: match[1] ?? '' })
  }
  throw new RequestError(404, 'unknown', 'Dev control does not know this address.')
}

async function stopSystem({ capabilities: { outages }, param, body }: Context) {
  await outages.stop(param as SystemName, parse(outageInput, body).seconds)
  return outages.states()
}

async function startSystem({ capabilities: { outages }, param }: Context) {
  await outages.start(param as SystemName)
  return outages.states()
}

async function clearRateCounters({ capabilities: { readiness } }: Context) {
  return { cleared: await readiness.clearRateCounters() }
}

const listBreaches = async ({ oneDatabase }: Capabilities) => ({
  on: (await oneDatabase.isOn()) ? ['one-database'] : [],
})

async function startBreach({ capabilities }: Context) {
  await capabilities.oneDatabase.start()
  return listBreaches(capabilities)
}

async function endBreach({ capabilities }: Context) {
  await capabilities.oneDatabase.end()
  return listBreaches(capabilities)
}

/** Sends each finding as a line at once. A disconnected client ends the run. */
async function runEvidence({ capabilities: { evidence }, body, response }: Context) {
  const run = evidence.begin(parse(evidenceInput, body))
  response.once('close', () => void run.end())
  response.writeHead(200, STREAMED)
  response.flushHeaders()
  for await (const line of run.lines) response.write(`${line}\n`)
  response.end()

  return undefined
}

const STREAMED = { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' }

/**
 * Sends the command's output line by line. A disconnected client does not end it, because a
 * half-loaded bundle is useless.
 */
async function runMigration({ capabilities: { migration }, param, body, response }: Context) {
  await migration.run(param, body, (line) => {
    if (!response.headersSent) response.writeHead(200, STREAMED)
    if (!response.destroyed) response.write(`${line}\n`)
  })
  response.end()

  return undefined
}

async function killMigration({ capabilities: { migration } }: Context) {
  migration.kill()

  return { killed: true }
}

async function sendReport({ capabilities: { evidence }, param, response }: Context) {
  const { type, size, content } = await evidence.file(param)
  response.writeHead(200, { 'content-type': type, 'content-length': size, 'cache-control': 'no-store' })
  await pipeline(content, response)

  return undefined
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {})
  if (!parsed.success) throw new RequestError(400, 'malformed', z.prettifyError(parsed.error))

  return parsed.data
}
