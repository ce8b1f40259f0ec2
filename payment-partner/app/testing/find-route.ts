import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Params, RouteHandler } from '@jembatan/admission/route-handler'

type Handlers = Record<string, RouteHandler | undefined>

export type Route = {
  /** As Next names it: `/v2/[id]/status`. */
  path: string
  params: Params
  load: () => Promise<Handlers>
}

const FOLDER = join(process.cwd(), 'app')

const routes = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => basename(file) === 'route.ts')
  .map((file) => ({
    path: decodeURIComponent(`/${dirname(file)}`),
    load: (): Promise<Handlers> => import(pathToFileURL(join(FOLDER, file)).href),
  }))

/** Every address that a route file of ours answers. */
export const everyRoutePath = routes.map(({ path }) => path).sort()

/** The route that Next would choose: a written part goes before a parameter, and a parameter before a rest. */
export function findRoute(path: string): Route | undefined {
  const parts = path.split('/').slice(1)
  const found = routes.flatMap((route) => {
    const params = match(route.path.split('/').slice(1), parts)
    return params ? [{ ...route, params }] : []
  })

  return found.sort((one, other) => (weigh(one.path) < weigh(other.path) ? -1 : 1))[0]
}

function match(pattern: string[], parts: string[]): Params | undefined {
  const [first, ...others] = pattern
  const [part, ...rest] = parts
  if (first === undefined) return parts.length === 0 ? {} : undefined
  if (part === undefined) return undefined

  const caught = /^\[\.\.\.(\w+)\]$/.exec(first)?.[1]
  if (caught) return { [caught]: parts }

  const name = /^\[(\w+)\]$/.exec(first)?.[1]
  const matched = name || legible(part) === first ? match(others, rest) : undefined

  return matched && (name ? { [name]: part, ...matched } : matched)
}

/** A broken escape names no written part, but may be somebody's id. */
function legible(part: string) {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

// Compared by code unit: in no alphabet's order is a tilde last.
const weigh = (path: string) => path.replaceAll('[...', '~~').replaceAll('[', '~')
