import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'
import type { Handle } from './built-files'
import { METHODS } from './doors'
import { answerWith, type RouteHandler } from './route-handler'

/** Next corrects every other address first: escapes, empty parts, a slash at the end. */
const PLAIN = /^(?:\/[\w.~-]+)+$/

/**
 * Answers by the route handlers of a build before Next is asked, at a third of the CPU: those whose path `proxy.ts` leaves out,
 * which is what only machines call. They are the same functions, out of the same files, as Next would call. Everything else is
 * `pages`' to answer.
 * @param build see `folderOfBuild`. Next has to be prepared.
 * @throws {z.ZodError} when Next has written a build of another form.
 */
export async function builtRoutes(build: string, pages: Handle): Promise<Handle> {
  const routes = new Map((await findRoutes(build)).map(({ pattern, ...route }) => [pattern, route]))

  return (request, response, asked) => {
    const [path = ''] = (request.url ?? '').split('?', 1)
    const route = PLAIN.test(path) ? routes.get(asked.pattern) : undefined
    const handler = route && handlerOf(route.handlers, request.method)
    if (!handler) return pages(request, response, asked)

    for (const { key, value } of route.headers) response.setHeader(key, value)
    answerWith(handler, { request, response, params: asked.params, leaving: asked.leaving }).catch(asked.onFailed)
  }
}

type Handlers = Partial<Record<(typeof METHODS)[number], RouteHandler>>

function handlerOf(handlers: Handlers, asked: string | undefined) {
  const method = METHODS.find((known) => known === asked)

  return method && (handlers[method] ?? (method === 'HEAD' ? handlers.GET : undefined))
}

async function findRoutes(build: string) {
  const { patterns, files, headers: rules, functions } = await readManifests(build)
  const proxied = functions['/_middleware'].matchers.map(({ regexp }) => new RegExp(regexp))
  const routes = Object.entries(files)
    .filter(([name]) => name.endsWith('/route'))
    .map(([name, file]) => ({ pattern: patterns[name] ?? name, file }))
    .filter(({ pattern }) => !proxied.some((expression) => expression.test(sampleOf(pattern))))

  return Promise.all(
    routes.map(async ({ pattern, file }) => ({
      pattern,
      headers: rules.filter(({ regex }) => new RegExp(regex).test(sampleOf(pattern))).flatMap(({ headers }) => headers),
      handlers: await load(join(build, 'server', file)),
    })),
  )
}

/** An address that the pattern stands for. */
const sampleOf = (pattern: string) => pattern.replace(/\[[^\]]+\]/g, 'x')

async function readManifests(build: string) {
  const read = async (file: string) => JSON.parse(await readFile(join(build, file), 'utf8'))

  return manifests.parse({
    patterns: await read('app-path-routes-manifest.json'),
    files: await read('server/app-paths-manifest.json'),
    ...(await read('routes-manifest.json')),
    ...(await read('server/functions-config-manifest.json')),
  })
}

const manifests = z.object({
  /** By names such as `/v2/[id]/status/route`. */
  patterns: z.record(z.string(), z.string()),
  files: z.record(z.string(), z.string()),
  /** Of `next.config.js`. Strict: nobody here would keep a rule that depends on more than the address. */
  headers: z.array(
    z.strictObject({
      source: z.string(),
      regex: z.string(),
      headers: z.array(z.strictObject({ key: z.string(), value: z.string() })),
    }),
  ),
  functions: z.object({ '/_middleware': z.object({ matchers: z.array(z.object({ regexp: z.string() })) }) }),
})

const require = createRequire(import.meta.url)

/** The same module that Next loads, so that whatever it keeps is kept once. */
async function load(file: string) {
  const { routeModule } = builtRoute.parse(require(file))
  await routeModule.ensureUserland()

  return routeModule.userland
}

/** Of what Next builds from a `route.ts`: the file itself, when it has been loaded. */
type BuiltRoute = { routeModule: { ensureUserland: () => Promise<void>; userland: Handlers } }

const builtRoute = z.custom<BuiltRoute>(
  (built) => typeof (built as Partial<BuiltRoute> | undefined)?.routeModule?.ensureUserland === 'function',
  'a route is not built as Next 16.4 builds it',
)
