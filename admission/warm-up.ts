import { readFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Handle } from './built-files'

/** After which a process listens all the same: a database that is away is said on its pages, and not by silence. */
const WITHIN_MS = 15_000

type WarmUp = {
  /** See `folderOfBuild`. Next has to be prepared. */
  build: string
  handle: Handle
  /** By which a page is asked for. */
  origin: string
}

/**
 * Loads every page of a build and answers the front page once, before anybody else can ask. Next loads pages in the background
 * of the first requests, and the first page compiles and connects: seconds of a busy machine in which all that comes to a
 * process that has just begun would wait behind it, a notification of a payment too.
 */
export async function warmUp({ build, handle, origin }: WarmUp): Promise<void> {
  for (const file of await listPages(build)) {
    require(join(build, 'server', file))
    // What has begun to connect to a database meanwhile has a turn.
    await setImmediate()
  }
  const own = createServer((asking, response) =>
    handle(asking, response, {
      ...{ pattern: '/', params: {}, leaving: new AbortController().signal },
      onMissing: () => response.destroy(),
      onFailed: () => response.destroy(),
    }),
  )
  const { near, far } = openConnection()
  own.emit('connection', far)
  await askFrontPage(near, new URL(origin).host)
}

const require = createRequire(import.meta.url)

async function listPages(build: string): Promise<string[]> {
  const files: Record<string, string> = JSON.parse(
    await readFile(join(build, 'server', 'app-paths-manifest.json'), 'utf8'),
  )

  return Object.entries(files).flatMap(([name, file]) => (name.endsWith('/page') ? [file] : []))
}

/** Whatever it answers: who comes next will hear it too. */
const askFrontPage = (connection: Duplex, host: string) =>
  new Promise<void>((resolve) => {
    const headers = { host, accept: 'text/html' }
    const within = AbortSignal.timeout(WITHIN_MS)
    const asking = request({ createConnection: () => connection, headers, signal: within }, (answer) =>
      answer.resume().once('close', resolve),
    )
    asking.once('error', () => resolve()).end()
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
