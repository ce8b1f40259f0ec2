import { z } from 'zod'
import type { Params } from './route-handler'

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/**
 * The kinds of caller. `anybody` needs no right. Buyers, members, customers, payers, operators and
 * presenters have a session or a secret address.
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

/**
 * These callers send a key or a signature with each request, so the origin page does not matter.
 */
const BY_KEY = new Set<Who>(['auditor', 'merchant', 'payment partner', 'demo key'])

const common = z.strictObject({
  who: z.enum(WHO),
  /** The status of the response to a caller without that right. */
  refusal: z.int().min(300).max(499).optional(),
  /** Whether a call changes anything, including a cookie. */
  changes: z.boolean(),
  /** Exists in demo mode only. */
  demoOnly: z.literal(true).optional(),
  /** The least role of an operator, where operators have roles. */
  role: z.string().optional(),
  /** Whether it needs an operator of every merchant, since it reaches all of them. */
  everyMerchant: z.literal(true).optional(),
  /** Whether a session that a demo gives to anybody may call it. */
  demoSession: z.enum(['allowed', 'refused']).optional(),
  /**
   * Rate limits: at most so many calls or failures in so many seconds, then 429 or a page that says
   * so.
   */
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
          'review and address',
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
  /** The largest body in bytes. */
  body: z.int().positive().optional(),
  accepts: z.enum(['json', 'form']).optional(),
  /**
   * Checks that the endpoint makes itself, because its refusals are part of its protocol, such as
   * that of a handoff or a payment callback.
   */
  judgesItself: z.array(z.enum(['page', 'body'])).optional(),
})

const path = z.string().startsWith('/')

const endpoint = z
  .discriminatedUnion('kind', [
    common.extend({ kind: z.literal('page'), path }),
    withBody.extend({ kind: z.enum(['route', 'stream']), path, methods: z.array(z.enum(METHODS)).min(1) }),
    // Static files: a folder, or files of the build.
    z.strictObject({ kind: z.literal('files'), path }),
    z.strictObject({ kind: z.literal('redirect'), path }),
    // A server action is called under the address of each page that uses it.
    withBody.extend({ kind: z.literal('action'), name: z.string(), file: z.string(), on: z.array(path).min(1) }),
    // A tRPC procedure, behind the route that has `[trpc]` in its path.
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

/** Procedures share the one address of tRPC. */
type AddressedEndpoint = Exclude<RegisteredEndpoint, { kind: 'procedure' }>

/**
 * The endpoint at which processes expose their metrics, on a separate port that only monitoring can
 * reach.
 */
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

/** @throws {z.ZodError} for an invalid register. */
export const parseRegister = (json: unknown): RegisteredEndpoint[] => register.parse(json).endpoints

/**
 * Returns undefined where no process exposes metrics. @throws {z.ZodError} for an invalid register.
 */
export const readMetricsEndpoint = (json: unknown) => register.parse(json).metrics

/** The properties of one address and method that the request guard needs. */
export type Entrance = {
  /** Whether only our own pages may call it. */
  ownPagesOnly: boolean
  /** The largest body in bytes; undefined where the endpoint checks the body itself. */
  body: number | undefined
  accepts: Set<'json' | 'form'>
  isPage: boolean
}

type Address = { pattern: string; entrances: Map<string, Entrance> }
type FoundAddress = Address & { params: Params }

/** Returns a function that finds the address for a path; undefined without one. */
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
    const pathname = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
    const exact = fixed.get(pathname)
    if (exact) return { ...exact, params: {} }
    for (const { address, expression } of patterned) {
      const match = expression.exec(pathname)
      if (match) return { ...address, params: { ...match.groups } }
    }

    return undefined
  }
}

/**
 * Sorts as in the folders of `app/`: a literal segment before a parameter, and a parameter before a
 * catch-all. Compare by code unit, because locale order does not sort the tilde last.
 */
const weigh = (pattern: string) => pattern.replaceAll('[...', '~~').replaceAll('[', '~')

/** Groups endpoints by address: a page shares its address with the actions that it uses. */
function listAddresses(endpoints: RegisteredEndpoint[]): Address[] {
  const addresses = new Map<string, Address>()
  for (const endpoint of endpoints) {
    if (endpoint.kind === 'procedure') continue
    for (const [pattern, method] of waysIn(endpoint)) {
      const { entrances } = addresses.get(pattern) ?? { entrances: new Map<string, Entrance>() }
      addresses.set(pattern, { pattern, entrances })
      const [entrance, previous] = [entranceOf(endpoint, method), entrances.get(method)]
      entrances.set(method, previous ? widest(previous, entrance) : entrance)
    }
  }

  return [...addresses.values()]
}

/** Returns the addresses of an endpoint with their methods. */
function waysIn(endpoint: AddressedEndpoint): [string, string][] {
  if (endpoint.kind === 'action') return endpoint.on.map((page) => [page, 'POST'])

  const methods: string[] = 'methods' in endpoint ? endpoint.methods : ['GET']
  // Next answers HEAD where it answers GET, except for a stream, whose response never ends.
  const withHead = methods.includes('GET') && endpoint.kind !== 'stream' ? [...new Set([...methods, 'HEAD'])] : methods

  return withHead.map((method) => [endpoint.path, method])
}

function entranceOf(endpoint: AddressedEndpoint, method: string): Entrance {
  if (endpoint.kind === 'files' || endpoint.kind === 'redirect')
    return { ownPagesOnly: false, body: 0, accepts: new Set(), isPage: false }
  const bare = ['GET', 'HEAD'].includes(method)
  const withBody = 'body' in endpoint && (!bare || checksItself(endpoint, 'body')) ? endpoint : undefined

  return {
    ownPagesOnly:
      !bare && endpoint.changes && !BY_KEY.has(endpoint.who) && !(withBody && checksItself(withBody, 'page')),
    body: withBody && checksItself(withBody, 'body') ? undefined : (withBody?.body ?? 0),
    accepts: new Set(withBody?.accepts ? [withBody.accepts] : []),
    isPage: endpoint.kind === 'page',
  }
}

const checksItself = ({ judgesItself = [] }: { judgesItself?: string[] }, what: string) => judgesItself.includes(what)

const widest = (one: Entrance, other: Entrance): Entrance => ({
  ownPagesOnly: one.ownPagesOnly && other.ownPagesOnly,
  body: one.body === undefined || other.body === undefined ? undefined : Math.max(one.body, other.body),
  accepts: new Set([...one.accepts, ...other.accepts]),
  isPage: one.isPage || other.isPage,
})

/** Compiles a path as Next writes it, such as `/orders/[id]` or `/media/[...file]`. */
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
