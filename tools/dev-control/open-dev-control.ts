import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dim, say } from '../terminal/progress.mjs'
import { answer, type Stage } from './answer'
import { forgetStagehand, rememberStagehand, type StagehandPlace } from './place-of-dev-control'
import { Refusal } from './refusal'

export type Stagehand = StagehandPlace & {
  /** Everything is up: from now on what is asked is done. */
  begin: (stage: Stage) => void
  /** Puts right what was staged, and does no more. */
  clear: () => Promise<void>
  close: () => Promise<void>
}

const LARGEST_BODY = 10_000

/**
 * The launcher's own door, for a demonstration on this machine: it stops systems, breaks a control on purpose and gathers
 * the evidence, for whoever has its key. It hears this machine alone, and lives as long as the launcher.
 */
export async function openStagehand({ folder }: { folder: string }): Promise<Stagehand> {
  const key = randomBytes(32).toString('hex')
  let stage: Stage | undefined
  const server = createServer((request, response) => {
    respond(request, response, key, () => stage).catch((error: Error) => {
      say(dim(`  · The stagehand: ${error.message}`))
      response.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const place = { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key }
  await rememberStagehand(folder, place)

  return {
    ...place,
    begin: (begun) => {
      stage = begun
    },
    clear: async () => {
      const { absences, evidence, oneDatabase } = stage ?? {}
      stage = undefined
      absences?.end()
      await evidence?.end()
      await oneDatabase?.end()
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await forgetStagehand(folder)
    },
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
  findStage: () => Stage | undefined,
) {
  try {
    if (!opens(request.headers.authorization, key)) throw new Refusal(401, 'wrong_key', 'This key opens nothing here.')
    const stage = findStage()
    if (!stage) throw new Refusal(503, 'not_now', 'The systems are being started or stopped.')
    const { pathname } = new URL(request.url ?? '/', 'http://stagehand')
    const said = await answer(request.method ?? 'GET', pathname, { stage, response, body: await readBody(request) })
    if (said) send(response, 200, said)
  } catch (problem) {
    if (response.headersSent) throw problem
    const refusal = problem instanceof Refusal ? problem : new Refusal(503, 'failed', String(problem))
    send(response, refusal.status, { error: refusal.code, message: refusal.message })
  }
}

function opens(authorization = '', key: string) {
  const [shown, wanted] = [Buffer.from(authorization), Buffer.from(`Bearer ${key}`)]

  return shown.length === wanted.length && timingSafeEqual(shown, wanted)
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk
    if (text.length > LARGEST_BODY) throw new Refusal(400, 'malformed', 'The body is too long.')
  }
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    throw new Refusal(400, 'malformed', 'The body is not JSON.')
  }
}

function send(response: ServerResponse, status: number, body: object) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
