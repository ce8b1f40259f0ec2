import { z } from 'zod'
import type { Params } from './route-handler'

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/**
 * Whose right it takes. `anybody` needs none; buyers, members, customers, payers, operators and presenters have a session or an address
 * that only they know.
 */
const WHO = [
  'anybody',
  'buyer',
  'member',
  'customer',
  'payer',
  'operator',
  'presenter',
  'auditor',
  'merchant',
  'payment partner',
  'demo key',
] as const

export type Who = (typeof WHO)[number]

/** These bring a key or a signature with each request, so that it does not matter which page asks. */
const BY_KEY = new Set<Who>(['auditor', 'merchant', 'payment partner', 'demo key'])

const common = z.strictObject({
  who: z.enum(WHO),
  /** The status of the answer to whoever lacks that right. */
  refusal: z.int().min(300).max(499).optional(),
  /** Whether asking changes anything, be it a cookie. */
  changes: z.boolean(),
  /** Exists in demo mode only. */
  demoOnly: z.literal(true).optional(),
  /** How often one may ask, or miss: at most so many times in so many seconds, then 429 or the page that says so. */
  limits: z
    .array(
      z.strictObject({
        /** The function that counts. */
        by: z.string(),
        of: z.enum([
          'address',
          'browser',
          'member',
          'mailbox',
          'account and address',
          'order and address',
          'everybody',
        ]),
        most: z.int().positive(),
        seconds: z.int().positive(),
      }),
    )
    .readonly()
    .optional(),
})

const withBody = common.extend({
  /** Most bytes of a body. */
  body: z.int().positive().optional(),
  accepts: z.enum(['json', 'form']).optional(),
  /** What the endpoint looks at itself, where its refusals are part of what it promises: a handoff's, a gateway's. */
  judgesItself: z.array(z.enum(['page', 'body'])).optional(),
})

const path = z.string().startsWith('/')

const endpoint = z
  .discriminatedUnion('kind', [
    common.extend({ kind: z.literal('page'), path }),
    withBody.extend({ kind: z.enum(['route', 'stream']), path, methods: z.array(z.enum(METHODS)).min(1) }),
    // What lies in a folder, or is built, and is served as it lies.
    z.strictObject({ kind: z.literal('files'), path }),
    z.strictObject({ kind: z.literal('redirect'), path }),
    // A server action is asked for under the address of each page that shows it.
    withBody.extend({ kind: z.literal('action'), name: z.string(), file: z.string(), on: z.array(path).min(1) }),
    // One of tRPC, behind the route that has `[trpc]` in its path.
    common.extend({
      kind: z.literal('procedure'),
      name: z.string(),
      type: z.enum(['query', 'mutation', 'subscription']),
    }),
  ])
  .refine(
    (endpoint) => !('who' in endpoint) || endpoint.who === 'anybody' || endpoint.refusal !== undefined,
    'names no refusal',
  )
  .refine(
    (endpoint) => !('body' in endpoint) || endpoint.body === undefined || endpoint.accepts !== undefined,
    'says not what it accepts',
  )

export type RegisteredEndpoint = z.infer<typeof endpoint>

/** A procedure is behind tRPC's one address. */
type AddressedEndpoint = Exclude<RegisteredEndpoint, { kind: 'procedure' }>

/** Where processes tell their figures: on a port of their own, that only whoever watches the system is let to. */
const metricsEndpoint = z.strictObject({
  path,
  methods: z.tuple([z.literal('GET')]),
  who: z.literal('monitor'),
  refusal: z.literal(401),
  changes: z.literal(false),
  processes: z.array(z.enum(['web', 'worker'])).min(1),
})

const register = z.strictObject({
  $comment: z.string().optional(),
  endpoints: z.array(endpoint),
  metrics: metricsEndpoint.optional(),
})

/** @throws {z.ZodError} for a register that is not one. */
export const parseRegister = (json: unknown): RegisteredEndpoint[] => register.parse(json).endpoints

/** Undefined where no process tells any. @throws {z.ZodError} for a register that is not one. */
export const readMetricsEndpoint = (json: unknown) => register.parse(json).metrics

/** What the admission has to know of one address and method. */
export type Entrance = {
  /** Whether only a page of our own may ask. */
  ownPagesOnly: boolean
  /** Most bytes of a body; undefined where the endpoint itself looks at what it is brought. */
  body: number | undefined
  accepts: Set<'json' | 'form'>
  isPage: boolean
}

type Address = { pattern: string; entrances: Map<string, Entrance> }
type FoundAddress = Address & { params: Params }

/** Finds the address that answers under a path; undefined where none does. */
export function addressBook(endpoints: RegisteredEndpoint[], { demoMode }: { demoMode: boolean }) {
  const addresses = listAddresses(
    endpoints.filter((endpoint) => demoMode || !('demoOnly' in endpoint && endpoint.demoOnly)),
  )
  const fixed = new Map(addresses.map((address) => [address.pattern, address]))
  const patterned = addresses
    .filter(({ pattern }) => pattern.includes('['))
    .sort((one, other) => (weigh(one.pattern) < weigh(other.pattern) ? -1 : 1))
    .map((address) => ({ address, expression: expressionOf(address.pattern) }))

  return (path: string): FoundAddress | undefined => {
    const asked = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
    const known = fixed.get(asked)
    if (known) return { ...known, params: {} }
    for (const { address, expression } of patterned) {
      const found = expression.exec(asked)
      if (found) return { ...address, params: { ...found.groups } }
    }

    return undefined
  }
}

/**
 * As in the folders of `app/`, a written part goes before a named one, and that before one that takes the rest. Compared by
 * code unit: in no alphabet's order is a tilde last.
 */
const weigh = (pattern: string) => pattern.replaceAll('[...', '~~').replaceAll('[', '~')

/** One address may have several endpoints: a page, and the actions that it shows. */
function listAddresses(endpoints: RegisteredEndpoint[]): Address[] {
  const addresses = new Map<string, Address>()
  for (const endpoint of endpoints) {
    if (endpoint.kind === 'procedure') continue
    for (const [pattern, method] of waysIn(endpoint)) {
      const { entrances } = addresses.get(pattern) ?? { entrances: new Map<string, Entrance>() }
      addresses.set(pattern, { pattern, entrances })
      const [entrance, former] = [entranceOf(endpoint, method), entrances.get(method)]
      entrances.set(method, former ? widest(former, entrance) : entrance)
    }
  }

  return [...addresses.values()]
}

/** Addresses with their methods. */
function waysIn(endpoint: AddressedEndpoint): [string, string][] {
  if (endpoint.kind === 'action') return endpoint.on.map((page) => [page, 'POST'])

  const methods: string[] = 'methods' in endpoint ? endpoint.methods : ['GET']
  // Next answers HEAD where it answers GET, but for a stream, whose answer never ends.
  const withHead = methods.includes('GET') && endpoint.kind !== 'stream' ? [...new Set([...methods, 'HEAD'])] : methods

  return withHead.map((method) => [endpoint.path, method])
}

function entranceOf(endpoint: AddressedEndpoint, method: string): Entrance {
  if (endpoint.kind === 'files' || endpoint.kind === 'redirect')
    return { ownPagesOnly: false, body: 0, accepts: new Set(), isPage: false }
  const bare = ['GET', 'HEAD'].includes(method)
  const brings = 'body' in endpoint && (!bare || judges(endpoint, 'body')) ? endpoint : undefined

  return {
    ownPagesOnly: !bare && endpoint.changes && !BY_KEY.has(endpoint.who) && !(brings && judges(brings, 'page')),
    body: brings && judges(brings, 'body') ? undefined : (brings?.body ?? 0),
    accepts: new Set(brings?.accepts ? [brings.accepts] : []),
    isPage: endpoint.kind === 'page',
  }
}

const judges = ({ judgesItself = [] }: { judgesItself?: string[] }, what: string) => judgesItself.includes(what)

const widest = (one: Entrance, other: Entrance): Entrance => ({
  ownPagesOnly: one.ownPagesOnly && other.ownPagesOnly,
  body: one.body === undefined || other.body === undefined ? undefined : Math.max(one.body, other.body),
  accepts: new Set([...one.accepts, ...other.accepts]),
  isPage: one.isPage || other.isPage,
})

/** `/orders/[id]` and `/media/[...file]`, as Next writes them. */
const expressionOf = (path: string) =>
  new RegExp(
    `^${path
      .split('/')
      .map((part) => {
        if (part.startsWith('[[...')) return '(?:.*)'
        if (part.startsWith('[...')) return `(?<${part.slice(4, -1)}>.+)`
        if (part.startsWith('[')) return `(?<${part.slice(1, -1)}>[^/]+)`
        return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      })
      .join('/')}$`,
  )
