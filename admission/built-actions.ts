import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Handle } from './built-files'

/**
 * Refuses a server action at a page that does not have it. Next would send the request to itself, at a page that has it, and
 * every limit would count the server's own address. An id that the build does not know is left to Next.
 * @param build see `folderOfBuild`.
 * @throws {z.ZodError} when Next has written a build of another form.
 */
export async function builtActions(build: string, pages: Handle): Promise<Handle> {
  const patternsOf = await readActions(build)

  return (request, response, asked) => {
    const patterns = patternsOf.get(String(request.headers['next-action']))
    if (patterns && !patterns.has(asked.pattern)) return asked.onMissing()
    pages(request, response, asked)
  }
}

async function readActions(build: string) {
  const read = async (file: string) => JSON.parse(await readFile(join(build, file), 'utf8'))
  const patterns = z.record(z.string(), z.string()).parse(await read('app-path-routes-manifest.json'))
  const { node } = manifest.parse(await read('server/server-reference-manifest.json'))
  const patternOf = (worker: string) => patterns[worker.replace(/^app/, '')] ?? worker

  return new Map(Object.entries(node).map(([id, { workers }]) => [id, new Set(Object.keys(workers).map(patternOf))]))
}

/** `workers`: the pages that have the action, by names such as `app/console/(signed-in)/page`. */
const manifest = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()) })),
})
