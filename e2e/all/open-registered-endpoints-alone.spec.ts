import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { test } from '../fixtures/once-a-worker'
import {
  actionIds,
  type Call,
  call,
  isNamed,
  type Register,
  readRegister,
  shownBy,
  writeActionCall,
  writeForm,
} from '../fixtures/register'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']

/** Returns the build's pages with an action that the register does not list for them. */
const shownElsewhere = (endpoints: Register['endpoints'], pagesOf: Awaited<ReturnType<typeof shownBy>>) =>
  endpoints.flatMap((endpoint) => {
    if (endpoint.kind !== 'action') return []
    const pages = pagesOf.get(`${endpoint.name} of ${endpoint.file}`) ?? []

    return pages.filter((page) => !endpoint.on.includes(page)).map((page) => `${endpoint.name} on ${page}`)
  })

type Expected = Call & { what: string; expected: number }

for (const name of ['ramai', 'pasar', 'kasir', 'walkthrough'] as const) {
  test(`${name}: the register knows the actions of the build, and each page that shows them`, async () => {
    const { host, endpoints } = await readRegister(name)
    const links = await shownBy(host)
    const listed = endpoints.flatMap((endpoint) =>
      endpoint.kind === 'action' ? [`${endpoint.name} of ${endpoint.file}`] : [],
    )
    const onNoPage = endpoints.map((endpoint) => (endpoint.kind === 'action' ? { ...endpoint, on: [] } : endpoint))

    expect(listed.sort()).toEqual([...links.keys()].sort())
    expect(shownElsewhere(endpoints, links)).toEqual([])
    // Self-check: every page counts as forgotten if the register lists none.
    expect(shownElsewhere(onNoPage, links)).toHaveLength([...links.values()].flat().length)
  })

  test(`${name}: every endpoint refuses as the register says`, async () => {
    const register = await readRegister(name)
    const calls = [...methodsBesides(register), ...foreignHosts(register), ...foreignPages(register)]
    calls.push(...tooMuch(register), ...anotherType(register), ...(await withoutTheRight(register)))
    calls.push(...(await elsewhere(register)))

    const unexpected: string[] = []
    for (const { what, expected, ...request } of calls) {
      const { status, text, headers } = await call(register.origin, request)
      const about = `${request.method ?? 'GET'} ${request.path}, ${what}`
      if (status !== expected) unexpected.push(`${about}: ${status} instead of ${expected}`)
      if (status >= 400 && request.method !== 'HEAD' && !isNamed(text, headers))
        unexpected.push(`${about}: without code and request id: ${text.slice(0, 200)}`)
    }

    expect(calls.length).toBeGreaterThan(100)
    expect(unexpected).toEqual([])
  })
}

type AnyEndpoint = Register['endpoints'][number]

/** An address with random parameters, which match no row. */
const addressOf = (pattern: string) => pattern.replace(/\[\[?(\.\.\.)?\w+\]?\]/g, () => randomUUID())

const waysIn = (endpoint: AnyEndpoint): [pattern: string, method: string][] => {
  if (endpoint.kind === 'procedure') return []
  if (endpoint.kind === 'action') return endpoint.on.map((page) => [page, 'POST'])

  return ('methods' in endpoint ? endpoint.methods : ['GET', 'HEAD']).map((method) => [endpoint.path, method])
}

function methodsBesides({ endpoints }: Register): Expected[] {
  const served = new Map<string, Set<string>>()
  for (const [pattern, method] of endpoints.flatMap(waysIn))
    served.set(pattern, (served.get(pattern) ?? new Set()).add(method))

  return [...served].flatMap(([pattern, methods]) =>
    METHODS.filter((method) => !methods.has(method) && !(method === 'HEAD' && methods.has('GET'))).map((method) => ({
      what: 'a method that is not served',
      expected: 405,
      method,
      path: addressOf(pattern),
    })),
  )
}

const foreignHosts = ({ endpoints }: Register): Expected[] =>
  endpoints.flatMap(waysIn).map(([pattern, method]) => ({
    what: 'for a foreign host',
    expected: 421,
    method,
    path: addressOf(pattern),
    headers: { host: 'evil.example' },
  }))

const BY_KEY = ['auditor', 'merchant', 'payment partner', 'demo key']

/** Endpoints that accept a body, with each method that may send it. */
const bringing = ({ endpoints }: Register) =>
  endpoints.flatMap((endpoint) => {
    if (!('body' in endpoint) || endpoint.body === undefined) return []
    const { body, accepts } = endpoint
    const ways = waysIn(endpoint).filter(([, method]) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method))

    return ways.map(([pattern, method]) => ({
      endpoint,
      method,
      pattern,
      path: addressOf(pattern),
      body,
      type: TYPES[accepts ?? 'json'],
    }))
  })

const TYPES = { json: 'application/json', form: 'application/x-www-form-urlencoded' }

const FOREIGN: Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'http://evil.example' },
]

const foreignPages = (register: Register): Expected[] =>
  bringing(register)
    .filter(
      ({ endpoint }) => endpoint.changes && !BY_KEY.includes(endpoint.who) && !endpoint.judgesItself?.includes('page'),
    )
    .flatMap(({ method, path, type }) =>
      FOREIGN.map((headers) => ({
        what: `from ${Object.values(headers)}`,
        expected: 403,
        method,
        path,
        headers: { 'content-type': type, ...headers },
      })),
    )

/**
 * One byte more than the largest endpoint of the address accepts: the body itself selects the
 * action.
 */
const tooMuch = (register: Register): Expected[] => {
  const bounded = bringing(register).filter(({ endpoint }) => !endpoint.judgesItself?.includes('body'))
  const widest = (at: { pattern: string; method: string }) =>
    Math.max(...bounded.flatMap((one) => (one.pattern === at.pattern && one.method === at.method ? one.body : [])))

  return bounded.map(({ method, pattern, path, type }) => ({
    what: 'a body that is too large',
    expected: 413,
    method,
    path,
    headers: { 'content-type': type, 'content-length': String(widest({ pattern, method }) + 1) },
  }))
}

const anotherType = (register: Register): Expected[] =>
  bringing(register)
    .filter(({ endpoint }) => !endpoint.judgesItself?.includes('body'))
    .map(({ method, path }) => ({
      what: 'a body of another type',
      expected: 415,
      method,
      path,
      headers: { 'content-type': 'application/xml' },
      body: '<a/>',
    }))

/** Calls each action at a page that has only other actions. */
async function elsewhere({ host, endpoints }: Register): Promise<Expected[]> {
  const ids = await actionIds(host)
  const actions = endpoints.filter((endpoint) => endpoint.kind === 'action')
  const pages = [...new Set(actions.flatMap(({ on }) => on))]

  return actions.flatMap(({ name, file, on }) => {
    const page = pages.find((pattern) => !on.includes(pattern))
    const call = writeActionCall(ids.get(`${name} of ${file}`) ?? '', {})

    return page
      ? [{ what: `${name} of another page`, expected: 404, method: 'POST', path: addressOf(page), ...call }]
      : []
  })
}

/** Without a session or a key, and with parameters that match no row. */
async function withoutTheRight({ host, endpoints }: Register): Promise<Expected[]> {
  const [ids, shownPages] = await Promise.all([actionIds(host), shownBy(host)])
  // On another page Next does not have such an action.
  const isShown = (endpoint: AnyEndpoint, page: string) =>
    endpoint.kind !== 'action' || shownPages.get(`${endpoint.name} of ${endpoint.file}`)?.includes(page)

  return endpoints.flatMap((endpoint) => {
    if (
      endpoint.kind === 'procedure' ||
      !('who' in endpoint) ||
      endpoint.who === 'anybody' ||
      endpoint.refusal === undefined
    )
      return []
    const { refusal: expected, who } = endpoint
    const what = `without the right of ${who}${endpoint.kind === 'action' ? ` to ${endpoint.name}` : ''}`
    const form =
      endpoint.kind === 'action'
        ? writeForm([[`$ACTION_ID_${ids.get(`${endpoint.name} of ${endpoint.file}`)}`, '']])
        : undefined

    const ways = waysIn(endpoint).filter(([pattern]) => isShown(endpoint, pattern))

    return ways.map(([pattern, method]) => {
      const bare = ['GET', 'HEAD'].includes(method)
      const type = 'accepts' in endpoint && endpoint.accepts ? endpoint.accepts : 'json'
      const content = form ?? { headers: { 'content-type': TYPES[type] }, body: type === 'json' ? '{}' : '' }
      const headers = { accept: 'text/html', ...(!bare && content.headers) }

      return { what, expected, method, path: addressOf(pattern), headers, body: bare ? undefined : content.body }
    })
  })
}
