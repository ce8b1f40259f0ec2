import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sirv from 'sirv'

/** Where a page looks for the files of its build. */
const MOUNT = '/_next/static'

const A_YEAR = 31_536_000

/** The files that `next build` writes for browsers, for the system in `folder`, as its `next.config.js` says. */
export async function folderOfBuild(folder: string): Promise<string> {
  const { default: config } = await import(pathToFileURL(join(folder, 'next.config.js')).href)

  return join(folder, config.distDir, 'static')
}

export type Handle = (request: IncomingMessage, response: ServerResponse, onMissing: () => void) => void

/**
 * Answers for the files of a build, which never change under one name: from their compressed twins where the browser takes
 * them and `compress-build` has made any. Everything else is `pages`' to answer.
 * @param folder see `folderOfBuild`.
 */
export function builtFiles(folder: string, pages: Handle): Handle {
  const files = sirv(folder, { brotli: true, etag: true, immutable: true, maxAge: A_YEAR })

  return (request, response, onMissing) => {
    const { url = '' } = request
    if (!url.startsWith(`${MOUNT}/`)) return pages(request, response, onMissing)
    request.url = url.slice(MOUNT.length)
    files(request, response, onMissing)
  }
}
