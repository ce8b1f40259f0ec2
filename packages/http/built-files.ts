import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sirv from 'sirv'
import type { Admitted } from './admission'

/** Where a page looks for the files of its build. */
const MOUNT = '/_next/static'

const A_YEAR = 31_536_000

/** Where `next build` writes, for the system in `folder`, as its `next.config.js` says. */
export async function folderOfBuild(folder: string): Promise<string> {
  const { default: config } = await import(pathToFileURL(join(folder, 'next.config.js')).href)

  return join(folder, config.distDir)
}

/** What is known of a request that was admitted, and what becomes of one that cannot be answered. */
export type Asked = Pick<Admitted, 'pattern' | 'params'> & {
  onMissing: () => void
  onFailed: (error: unknown) => void
  /** Aborts when this process is about to end: what has no end of its own ends then. */
  leaving: AbortSignal
}

export type Handle = (request: IncomingMessage, response: ServerResponse, asked: Asked) => void

/**
 * Answers for the files of a build, which never change under one name: from their compressed twins where the browser takes
 * them and `compress-build` has made any. Everything else is `pages`' to answer.
 * @param build see `folderOfBuild`.
 */
export function builtFiles(build: string, pages: Handle): Handle {
  const files = sirv(join(build, 'static'), { brotli: true, etag: true, immutable: true, maxAge: A_YEAR })

  return (request, response, asked) => {
    const { url = '' } = request
    if (!url.startsWith(`${MOUNT}/`)) return pages(request, response, asked)
    request.url = url.slice(MOUNT.length)
    files(request, response, asked.onMissing)
  }
}
