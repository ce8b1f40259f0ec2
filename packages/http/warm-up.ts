import { createServer, request } from 'node:http'
import { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Handle } from './built-files'

/** After which a process listens all the same: a database that is away is said on its pages, and not by silence. */
const WITHIN_MS = 15_000

type WarmUp = {
  /** Next has to be prepared. */
  handle: Handle
  /** By which a page is asked for. */
  origin: string
}

/**
 * Answers the front page once, before anybody else can ask: the first page compiles and connects, seconds of a busy machine in
 * which all that comes to a process that has just begun would wait behind it, a notification of a payment too. Gives the
 * page with its `link` header, which name the files that it loads first; nothing where it came too late.
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

/** Whatever it answers: who comes next will hear it too. */
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

/** Two ends of a connection that stays in this process: one through the network would stand in the log of connections. */
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
