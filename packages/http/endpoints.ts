import type { Handle } from './built-files'
import type { METHODS, RegisteredEndpoint, Who } from './register'
import { type Answer, answerWith } from './route-handler'

/** `{ id: string }` for `/orders/[id]`; `[...rest]` is one string, including its slashes. */
type ParamsOf<Path> = Path extends `${string}[${infer Name}]${infer Rest}`
  ? { [Key in Name extends `...${infer Named}` ? Named : Name]: string } & ParamsOf<Rest>
  : Record<never, string>

type Method = (typeof METHODS)[number]

type Limit = NonNullable<Extract<RegisteredEndpoint, { kind: 'route' | 'stream' }>['limits']>[number]

/**
 * The properties of an endpoint, declared where it is defined. Undeclared addresses are refused.
 */
export type Declaration = {
  who: Who
  /** The status of the response to a caller without that right; absent where `who` is `anybody`. */
  refusal?: number
  /** Whether a call changes anything, including a cookie. */
  changes: boolean
  demoOnly?: true
  /** The least role of an operator, where operators have roles. */
  role?: string
  /** Whether it needs an operator of every merchant, since it reaches all of them. */
  everyMerchant?: true
  /** Whether a session that a demo gives to anybody may call it. */
  demoSession?: 'allowed' | 'refused'
  limits?: readonly Limit[]
  /** The largest body, in bytes; absent where no body is accepted. */
  body?: number
  accepts?: 'json' | 'form'
  /** Checks that the handler makes itself, because its refusals are part of its protocol. */
  judgesItself?: ('page' | 'body')[]
  /** Whether the response is an endless stream. */
  stream?: true
}

/**
 * The declaration of a page: `export const endpoint: PageEndpoint = { who: 'anybody' }`. A page
 * changes nothing.
 */
export type PageEndpoint = Pick<Declaration, 'who' | 'refusal' | 'demoOnly' | 'limits'>

/**
 * The declaration of a server action. By default it changes something and takes a form of 64 kB.
 */
export type ActionEndpoint = PageEndpoint &
  Partial<Pick<Declaration, 'changes' | 'body' | 'role' | 'everyMerchant' | 'demoSession'>>

/**
 * The declaration of a tRPC procedure that browsers call over HTTP, in its `meta`. A query changes
 * nothing.
 */
export type ProcedureEndpoint = Pick<Declaration, 'who' | 'refusal' | 'limits'>

export type Endpoint = Declaration & { methods: Method[]; path: string; answer: Answer }

/**
 * Declares the handler of a path with its access and limits.
 * @param path as Next writes it: `/orders/[id]`, `/v2/[...nowhere]`. The handler receives its
 * parameters decoded.
 */
export const endpoint = <const Path extends string>(
  method: Method | Method[],
  path: Path,
  declared: Declaration,
  answer: Answer<ParamsOf<Path>>,
): Endpoint => ({
  methods: [method].flat(),
  path,
  ...declared,
  answer: (request, params) => answer(request, params as ParamsOf<Path>),
})

/**
 * The endpoint at which processes expose their metrics, on a separate port that only monitoring can
 * reach.
 */
export const metricsOf = (processes: ('web' | 'worker')[]) => ({
  path: '/metrics',
  methods: ['GET'],
  who: 'monitor',
  refusal: 401,
  changes: false,
  processes,
})

/** Returns the endpoints as entries of the endpoints register. */
export const registered = (endpoints: Endpoint[]): RegisteredEndpoint[] =>
  endpoints.map(({ answer, stream, ...declared }) => ({ kind: stream ? 'stream' : 'route', ...declared }))

/** Next redirects other spellings: an empty segment or a trailing slash. */
const WELL_WRITTEN = /^(?:\/[^/]+)+$/

/** Answers requests to a system's endpoints, and passes all others to `pages`. */
export function answerEndpoints(endpoints: Endpoint[], pages: Handle): Handle {
  const answers = new Map(
    endpoints.flatMap(({ methods, path, answer }) => methods.map((method) => [`${method} ${path}`, answer])),
  )

  return (request, response, options) => {
    const { pattern, params, leaving } = options
    const [path = ''] = (request.url ?? '').split('?', 1)
    const find = (method: string | undefined) => answers.get(`${method} ${pattern}`)
    const answer = find(request.method) ?? (request.method === 'HEAD' ? find('GET') : undefined)
    if (!answer || !WELL_WRITTEN.test(path)) return pages(request, response, options)

    answerWith(answer, { request, response, params, leaving }).catch(options.onFailed)
  }
}
