import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
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
  await once(own.listen(0, '127.0.0.1'), 'listening')
  await askFrontPage((own.address() as AddressInfo).port, new URL(origin).host)
  own.close()
}

const require = createRequire(import.meta.url)

async function listPages(build: string): Promise<string[]> {
  const files: Record<string, string> = JSON.parse(
    await readFile(join(build, 'server', 'app-paths-manifest.json'), 'utf8'),
  )

  return Object.entries(files).flatMap(([name, file]) => (name.endsWith('/page') ? [file] : []))
}

/** Whatever it answers: who comes next will hear it too. */
const askFrontPage = (port: number, host: string) =>
  new Promise<void>((resolve) => {
    const asking = request(
      { port, host: '127.0.0.1', agent: false, headers: { host, accept: 'text/html' }, timeout: WITHIN_MS },
      (answer) => answer.resume().once('close', resolve),
    )
    asking.once('timeout', () => asking.destroy()).once('error', () => resolve())
    asking.end()
  })
