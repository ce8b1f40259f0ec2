import type { Handle } from './built-files'
import type { METHODS, RegisteredEndpoint, Who } from './register'
import { type Answer, answerWith } from './route-handler'

/** `{ id: string }` for `/orders/[id]`; what `[...rest]` takes is one string, with its slashes. */
type ParamsOf<Path> = Path extends `${string}[${infer Name}]${infer Rest}`
  ? { [Key in Name extends `...${infer Named}` ? Named : Name]: string } & ParamsOf<Rest>
  : Record<never, string>

type Method = (typeof METHODS)[number]

type Limit = NonNullable<Extract<RegisteredEndpoint, { kind: 'route' | 'stream' }>['limits']>[number]

/** What is said of an address where it is defined. Nothing else answers. */
export type Declaration = {
  who: Who
  /** The status of the answer to a caller without that right; none where `who` is `anybody`. */
  refusal?: number
  /** Whether a call changes anything, be it a cookie. */
  changes: boolean
  demoOnly?: true
  limits?: readonly Limit[]
  /** The longest body, in bytes; none where no body is taken. */
  body?: number
  accepts?: 'json' | 'form'
  /** What the answer checks itself, since its refusals are part of its protocol. */
  judgesItself?: ('page' | 'body')[]
  /** Whether the answer is a stream, which has no end of its own. */
  stream?: true
}

/** What a page says of itself: `export const endpoint: PageEndpoint = { who: 'anybody' }`. It changes nothing. */
export type PageEndpoint = Pick<Declaration, 'who' | 'refusal' | 'demoOnly' | 'limits'>

/** What a server action says of itself. Left out, it changes something and takes a form of 64 kB. */
export type ActionEndpoint = PageEndpoint & Partial<Pick<Declaration, 'changes' | 'body'>>

/** What a tRPC procedure that browsers ask over HTTP says of itself, in its `meta`. A query changes nothing. */
export type ProcedureEndpoint = Pick<Declaration, 'who' | 'refusal' | 'limits'>

export type Endpoint = Declaration & { methods: Method[]; path: string; answer: Answer }

/**
 * Declares what answers at a path, and on which terms.
 * @param path as Next writes it: `/orders/[id]`, `/v2/[...nowhere]`. Its parameters reach the answer, decoded.
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

/** Where processes tell their figures: on a port of their own, that only whoever watches the system is let to. */
export const metricsOf = (processes: ('web' | 'worker')[]) => ({
  path: '/metrics',
  methods: ['GET'],
  who: 'monitor',
  refusal: 401,
  changes: false,
  processes,
})

/** The endpoints as the register of endpoints lists them. */
export const registered = (endpoints: Endpoint[]): RegisteredEndpoint[] =>
  endpoints.map(({ answer, stream, ...declared }) => ({ kind: stream ? 'stream' : 'route', ...declared }))

/** Next corrects what is written in another way: an empty part, a slash at the end. */
const WELL_WRITTEN = /^(?:\/[^/]+)+$/

/** Answers by the endpoints of a system; everything else is `pages`' to answer. */
export function answerEndpoints(endpoints: Endpoint[], pages: Handle): Handle {
  const answers = new Map(
    endpoints.flatMap(({ methods, path, answer }) => methods.map((method) => [`${method} ${path}`, answer])),
  )

  return (request, response, asked) => {
    const { pattern, params, leaving } = asked
    const [path = ''] = (request.url ?? '').split('?', 1)
    const find = (method: string | undefined) => answers.get(`${method} ${pattern}`)
    const answer = find(request.method) ?? (request.method === 'HEAD' ? find('GET') : undefined)
    if (!answer || !WELL_WRITTEN.test(path)) return pages(request, response, asked)

    answerWith(answer, { request, response, params, leaving }).catch(asked.onFailed)
  }
}
