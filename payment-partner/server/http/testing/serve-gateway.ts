import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { registered } from '@jembatan/http/endpoints'
import { addressBook } from '@jembatan/http/register'
import { type Answer, answerWith } from '@jembatan/http/route-handler'
import { TEST_MERCHANT, TEST_PAYOUT_KEYS, TEST_SIMULATION_KEY } from '@/db/test-merchant'
import { endpoints } from '../endpoints'

/** An answer, under its endpoint's path. */
export type Answered = { path: string; method: string; status: number; body: string }

type Settings = {
  simulation?: boolean
  variables?: Record<string, string>
  onAnswer?: (answered: Answered) => void
  onStatement?: (connection: number, text: string) => void
}

/**
 * Serves the gateway's endpoints with a real HTTP server, as the web server does, without the
 * minute that a build of the pages takes.
 */
export async function serveGateway(
  databaseUrl: string,
  targets: string[],
  { simulation, variables, onAnswer, onStatement }: Settings = {},
) {
  const before = { ...process.env }
  Object.assign(process.env, {
    KASIR_DATABASE_URL: databaseUrl,
    KASIR_ORIGIN: 'http://kasir.test',
    KASIR_MERCHANT_SERVER_KEY: TEST_MERCHANT.serverKey,
    KASIR_MERCHANT_CLIENT_KEY: TEST_MERCHANT.clientKey,
    KASIR_MERCHANT_FINISH_URL: TEST_MERCHANT.finishUrl,
    KASIR_PAYOUT_CREATOR_KEY: TEST_PAYOUT_KEYS.creatorKey,
    KASIR_PAYOUT_APPROVER_KEY: TEST_PAYOUT_KEYS.approverKey,
    KASIR_PAYOUT_MERCHANT_KEY: TEST_PAYOUT_KEYS.merchantKey,
    KASIR_NOTIFICATION_TARGETS: targets.join(','),
    SIM_MODE: simulation ? '1' : '0',
    KASIR_SIMULATION_KEY: TEST_SIMULATION_KEY,
    LOG_LEVEL: 'silent',
    ...variables,
  })

  if (onStatement) (await import('@/server/database')).openDatabase({ debug: onStatement })
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, onAnswer).catch((error) => outgoing.destroy(error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  return {
    origin: `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await (await import('@/server/database')).closeDatabase()
      process.env = before
    },
  }
}

/** Aborts only at the end of the test. */
const STAYS = new AbortController().signal

const find = addressBook(registered(endpoints), { demoMode: true })

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, onAnswer?: Settings['onAnswer']) {
  const path = decodePath(new URL(incoming.url ?? '/', 'http://gateway').pathname)
  const match = find(path)
  if (!match) return outgoing.writeHead(404).end()

  const { pattern, params } = match
  const endpoint = endpoints.find(
    ({ path, methods }) => path === pattern && methods.some((one) => one === incoming.method),
  )
  if (!endpoint) return outgoing.writeHead(405).end()

  const observed: Answer = async (request, params) => {
    const response = await endpoint.answer(request, params)
    if (onAnswer)
      onAnswer({ path: pattern, method: request.method, status: response.status, body: await response.clone().text() })

    return response
  }

  return answerWith(observed, { request: incoming, response: outgoing, params, leaving: STAYS })
}

/** A malformed escape matches no order. */
function decodePath(path: string) {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
