import { Agent, get } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { step } from '../../dev/terminal/progress.mjs'
import { percentile } from '../harness/figures'

export type PageRequest = { name: string; path: string; cookie?: string }
export type Timing = { name: string; connections: number; perSecond: number; p50: number; p95: number; bytes: number }

/** Without a user agent, Next would send the title after the page, unlike to any browser. */
const CLIENT = { 'accept-language': 'id', 'user-agent': 'Mozilla/5.0' }

/** One fast connection, and a crowd's number. */
const CONNECTIONS = [1, 32]

type Ask = Omit<PageRequest, 'name'> & { origin: string; agent: Agent }

/**
 * Times a request from its first byte to the answer's last. @throws {Error} if the answer is not
 * successful.
 */
async function ask({ origin, agent, path, cookie }: Ask) {
  const { host, port } = new URL(origin)
  const began = performance.now()
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    const headers = { host, ...CLIENT, ...(cookie ? { cookie } : {}) }
    get({ host: '127.0.0.1', port, path, agent, headers }, resolve).on('error', reject)
  })
  const body = await buffer(response)
  if (response.statusCode !== 200) throw new Error(`GET ${path} answers ${response.statusCode}.`)

  return { body, milliseconds: performance.now() - began }
}

type Effort = { seconds: number; signal: AbortSignal }

/** Times each address, first warm and then with one connection and with many. */
export async function timeAll(origin: string, all: PageRequest[], { seconds, signal }: Effort): Promise<Timing[]> {
  const timings: Timing[] = []
  for (const request of all) {
    signal.throwIfAborted()
    await askFor(origin, request, { connections: 4, seconds })
    for (const connections of CONNECTIONS)
      timings.push(
        await step(`${request.name}, ${connections} at a time`, () =>
          askFor(origin, request, { connections, seconds }),
        ),
      )
  }

  return timings
}

/** Asks for each address for a short time. */
export async function askForAll(origin: string, all: PageRequest[]) {
  for (const request of all) await askFor(origin, request, { connections: 4, seconds: 2 })
}

/** Repeats a request over one connection. */
export async function askTimes(origin: string, { name: _, ...request }: PageRequest, times: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (let count = 0; count < times; count++) await ask({ origin, agent, ...request })
  agent.destroy()
}

/** Repeats the same request over a number of connections, each sequentially, for some seconds. */
async function askFor(
  origin: string,
  { name, ...request }: PageRequest,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Timing> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  let bytes = 0
  const askOn = async () => {
    while (performance.now() < until) {
      const { body, milliseconds } = await ask({ origin, agent, ...request })
      times.push(milliseconds)
      bytes = body.length
    }
  }
  await Promise.all(Array.from({ length: connections }, askOn))
  agent.destroy()

  return {
    name,
    connections,
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    bytes,
  }
}

export const printTimings = (timings: Timing[]) =>
  console.table(
    timings.map(({ name, connections, perSecond, p50, p95, bytes }) => ({
      name,
      'at a time': connections,
      'p50 ms': p50.toFixed(1),
      'p95 ms': p95.toFixed(1),
      'a second': Math.round(perSecond),
      kB: (bytes / 1000).toFixed(0),
    })),
  )

/** Returns the address of a page of the list, which is reachable only by cursors. */
export async function addressOfPage(origin: string, page: number, cookie?: string): Promise<string> {
  const agent = new Agent({ keepAlive: true })
  let cursor: string | undefined
  for (let turned = 1; turned < page; turned++) {
    const { body } = await ask({ origin, agent, path: pageAt(cursor), ...(cookie ? { cookie } : {}) })
    cursor = JSON.parse(body.toString()).result.data.older
  }
  agent.destroy()

  return pageAt(cursor)
}

export const pageAt = (cursor?: string) =>
  `/api/trpc/feed.page?input=${encodeURIComponent(JSON.stringify(cursor ? { cursor } : {}))}`
