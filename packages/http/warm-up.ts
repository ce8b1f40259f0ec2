import { createServer, request } from 'node:http'
import { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Handle } from './built-files'

/** After this a process starts to listen anyway: with an unavailable database its pages say so. */
const WITHIN_MS = 15_000

type WarmUp = {
  /** Requires a prepared Next app. */
  handle: Handle
  /** The origin under which the page is requested. */
  origin: string
}

/**
 * Requests the front page once before the process listens. The first page compiles and connects,
 * which can take seconds; otherwise all first requests would wait for it, including payment
 * notifications. Returns the `link` header and the page, which name the files that it loads first;
 * empty when it took too long.
 */
export async function warmUp({ handle, origin }: WarmUp): Promise<string> {
  const own = createServer((asking, response) =>
    handle(asking, response, {
      pattern: '/',
      params: {},
      leaving: new AbortController().signal,
      onMissing: () => response.destroy(),
      onFailed: () => response.destroy(),
    }),
  )
  const { near, far } = openConnection()
  own.emit('connection', far)

  return askFrontPage(near, new URL(origin).host)
}

/** Returns any response, because later callers receive the same one. */
const askFrontPage = (connection: Duplex, host: string) =>
  new Promise<string>((resolve) => {
    const headers = { host, accept: 'text/html' }
    const within = AbortSignal.timeout(WITHIN_MS)
    const tooLate = () => resolve('')
    const asking = request({ createConnection: () => connection, headers, signal: within }, (answer) =>
      text(answer).then((page) => resolve(`${answer.headers.link}\n${page}`), tooLate),
    )
    asking.once('error', tooLate).end()
  })

/**
 * Returns two ends of an in-process connection: a network connection would appear in the connection
 * log.
 */
function openConnection() {
  const near: Duplex = endOf(() => far)
  const far: Duplex = endOf(() => near)

  return { near, far }
}

const endOf = (other: () => Duplex) =>
  new Duplex({
    read: () => {},
    write(chunk, _, done) {
      other().push(chunk)
      done()
    },
    final(done) {
      other().push(null)
      done()
    },
    destroy(error, done) {
      other().destroy()
      done(error)
    },
  })
