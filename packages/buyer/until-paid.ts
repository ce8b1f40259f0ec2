import { type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from './browser'
import { Refused } from './procedures'

type Watching = Pick<Browser, 'origin' | 'cookieHeader'>

/** The stream of an order ended before the order was paid. A browser opens it again. */
export class StreamEnded extends Error {
  /** @param whole whether it ended as an answer ends, and was not cut off. */
  constructor(readonly whole: boolean) {
    super(`The stream of an order ${whole ? 'ended' : 'was cut off'} before the order was paid.`)
  }
}

/**
 * Opens the stream of an order, as its page does; `agent: false` gives it a connection of its own.
 */
export function openOrderStream(
  { origin, cookieHeader }: Watching,
  orderId: string,
  agent?: false,
): Promise<IncomingMessage> {
  const { hostname, port, host } = new URL(origin)
  const options = {
    // Not every resolver knows *.localhost (RFC 6761).
    hostname: hostname.endsWith('.localhost') ? '127.0.0.1' : hostname,
    port,
    path: `/api/trpc/order.watch?input=${encodeURIComponent(JSON.stringify({ orderId }))}`,
    headers: { host, cookie: cookieHeader, accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' },
    agent,
  }

  return new Promise((resolve, reject) => request(options, resolve).on('error', reject).end())
}

/**
 * Follows the stream of an order until it is paid.
 * @throws {StreamEnded}
 * @throws {Refused} with the status of an answer that is no stream, or if the database is away.
 */
export const untilPaid = async (browser: Watching, orderId: string) =>
  readUntilPaid(await openOrderStream(browser, orderId))

type Following = {
  /** Whether the stream is worth opening again after this. */
  again: (error: unknown) => boolean
  pauseMs: number
  /** The last moment to open it again, in milliseconds of `performance.now()`. */
  until: number
}

/**
 * The same, and opens the stream again after a pause, as the order's page does.
 * @throws {Error} what the last stream ended with.
 */
export async function followUntilPaid(
  browser: Watching,
  orderId: string,
  { again, pauseMs, until }: Following,
): Promise<void> {
  for (;;) {
    try {
      return await untilPaid(browser, orderId)
    } catch (error) {
      if (!again(error) || performance.now() > until) throw error
    }
    await pause(pauseMs)
  }
}

const AWAY = 'database_away'

async function readUntilPaid(stream: IncomingMessage) {
  if (stream.statusCode !== 200) {
    stream.destroy()
    throw new Refused('order.watch', `${stream.statusCode}`)
  }
  let unread = ''
  try {
    for await (const chunk of stream.setEncoding('utf8')) {
      unread += chunk
      const lines = unread.split('\n')
      unread = lines.pop() ?? ''
      // Leaving the loop closes the stream.
      if (lines.some((line) => line.startsWith('data:') && line.includes('"status":"paid"'))) return
      if (lines.some((line) => line.startsWith('data:') && line.includes(`"reason":"${AWAY}"`)))
        throw new Refused('order.watch', AWAY)
    }
  } catch (error) {
    throw error instanceof Refused ? error : new StreamEnded(false)
  }
  throw new StreamEnded(true)
}
