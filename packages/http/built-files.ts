import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sirv from 'sirv'
import type { Admitted } from './request-guard'

/** The path under which pages load the files of their build. */
const MOUNT = '/_next/static'

const A_YEAR = 31_536_000

/**
 * Returns the folder that `next build` writes for the system in `folder`, according to its
 * `next.config.js`.
 */
export async function folderOfBuild(folder: string): Promise<string> {
  const { default: config } = await import(pathToFileURL(join(folder, 'next.config.js')).href)

  return join(folder, config.distDir)
}

/** An admitted request, with the callbacks for one that cannot be answered. */
export type PageRequest = Pick<Admitted, 'pattern' | 'params'> & {
  onMissing: () => void
  onFailed: (error: unknown) => void
  /** Aborts when this process is about to end; endless streams end then. */
  leaving: AbortSignal
}

export type Handle = (request: IncomingMessage, response: ServerResponse, page: PageRequest) => void

/**
 * Serves the files of a build, which never change under one name. Sends the compressed copies of
 * `compress-build` to browsers that accept them. Passes everything else to `pages`.
 * @param build see `folderOfBuild`.
 */
export function builtFiles(build: string, pages: Handle): Handle {
  const files = sirv(join(build, 'static'), { brotli: true, etag: true, immutable: true, maxAge: A_YEAR })

  return (request, response, options) => {
    const { url = '' } = request
    if (!url.startsWith(`${MOUNT}/`)) return pages(request, response, options)
    request.url = url.slice(MOUNT.length)
    files(request, response, options.onMissing)
  }
}
