import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'
import { addressBook, type Entrance, type RegisteredEndpoint } from './register'
import type { Params } from './route-handler'
import { FORM_MALFORMED } from './unavailable'

export type RequestGuardSettings = {
  endpoints: RegisteredEndpoint[]
  /** The address that people see, such as `http://pasar.localhost:3001`. */
  origin: string
  /**
   * Further host names that other programs use, such as `pasar:3001` inside a network of
   * containers.
   */
  hosts?: string[]
  /**
   * The proxies whose `x-forwarded-*` headers are trusted: addresses, networks, or names of
   * proxy-addr such as `loopback`.
   */
  trustedProxies?: string[]
  demoMode: boolean
  /** Admits the bundler's own addresses too. */
  development?: boolean
}

export type Refusal = { code: string; status: number; headers?: Record<string, string> }

export type Admitted = {
  requestId: string
  /** The matched pattern of the register, or `unlisted`; never text of the client. */
  pattern: string
  /** The values of the pattern's parameters, which come from the client. */
  params: Params
  refusal?: Refusal
  /**
   * The id of the request for which Next sends this one: Next looks for an action at another page
   * of this server.
   */
  forwardedFrom?: string
}

/** The pattern that is logged for an address without an endpoint. */
export const UNLISTED = 'unlisted'

export const NOT_FOUND: Refusal = { code: 'not_found', status: 404 }

/** The id with which a script calls a server action. It is longer than a card number. */
const ACTION_ID = /^[\da-f]{40,64}$/

export const BODY_TOO_LARGE = 'body_too_large'

/** A small body of a GET means nothing (RFC 9110, 9.3.1). Midtrans' Node client sends `{}` with each. */
const IGNORED_BYTES = 1024

/** The maximum length of path and query; Node refuses headers above 16 kB. */
const LONGEST_TARGET = 14_000

/** Control characters and lone surrogates. */
const UNREADABLE = /[\p{Cc}\p{Cs}]/u

/** An address of no system, so that Next renders its page for unknown addresses. */
const NOWHERE = '/nowhere'

/** Headers that a client must not set: those of a proxy, and those that Next sends to itself. */
const NOT_THE_CLIENTS = /^(?:forwarded|x-real-ip|x-forwarded-\w+|x-(?:action|middleware|nextjs|invoke|matched)-[\w-]+)$/

/** In development a page's scripts wait for messages of Next that refer to this header. */
const IN_DEVELOPMENT = /^x-nextjs-(?:html-)?request-id$/

/**
 * Creates the guard that every request passes first. It sets a request id (`x-request-id`, which a
 * trusted proxy may provide) and the client address (`x-forwarded-for`). It refuses requests that
 * are not in the endpoints register, name another host or are too large. It also refuses requests
 * from another site that would change something (Fetch Metadata,
 * https://www.w3.org/TR/fetch-metadata/).
 */
export function createRequestGuard(settings: RequestGuardSettings) {
  const { origin, hosts = [], trustedProxies = [], demoMode, development = false } = settings
  const find = addressBook(settings.endpoints, { demoMode })
  const trust = proxyAddr.compile(trustedProxies)
  const ownHosts = new Set([new URL(origin).host, ...hosts.map((host) => host.toLowerCase())])

  return (request: IncomingMessage): Admitted => {
    const { 'x-action-forwarded': forwarded, 'x-request-id': forwardedFrom } = request.headers
    const requestId = nameRequest(request, { trust, development })
    const { path, pattern, params, entrances, refusal } = readTarget(request)
    const admitted = { requestId, pattern, params, refusal: refusal ?? check(request, { path, entrances }) }

    return forwarded === undefined
      ? admitted
      : { ...admitted, forwardedFrom: String(forwardedFrom), refusal: NOT_FOUND }
  }

  function readTarget(request: IncomingMessage) {
    const target = request.url ?? ''
    const unlisted = { path: target, pattern: UNLISTED, params: {}, entrances: undefined }
    if (target.length > LONGEST_TARGET) return { ...unlisted, refusal: { code: 'address_too_long', status: 414 } }
    if (!target.startsWith('/') || target.startsWith('//'))
      return { ...unlisted, refusal: { code: 'address_malformed', status: 400 } }
    const path = decode(target.split('?', 1)[0] as string)
    if (path !== undefined && UNREADABLE.test(path))
      return { ...unlisted, refusal: { code: 'text_unreadable', status: 400 } }
    // Next would resolve the path differently.
    if (path !== undefined && /(?:^|\/)\.{1,2}(?:\/|$)/.test(path))
      return { ...unlisted, refusal: { code: 'address_malformed', status: 400 } }
    const address = path === undefined ? undefined : find(path)

    return { ...unlisted, ...address, path, refusal: undefined }
  }

  function check(request: IncomingMessage, options: { path?: string; entrances?: Map<string, Entrance> }) {
    const { method = 'GET', headers } = request
    if ((request.headersDistinct.host ?? []).length > 1) return { code: 'host_ambiguous', status: 400 }
    if (!isOwnHost(headers.host)) return { code: 'host_unknown', status: 421 }
    if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue')
      return { code: 'expectation_unknown', status: 417 }
    if (development && options.path && /^\/(?:_next|__nextjs)/.test(options.path)) return undefined
    if (!options.entrances) {
      // A person at an unknown address gets a page; a program, or a request that would change
      // something, gets an error code.
      if (!['GET', 'HEAD'].includes(method) || !acceptsPages(request) || options.path?.startsWith('/_next/'))
        return NOT_FOUND
      request.url = NOWHERE

      return undefined
    }
    const entrance = options.entrances.get(method)
    if (!entrance) {
      const allow = [...options.entrances.keys()].join(', ')
      return { code: 'method_not_allowed', status: 405, headers: { allow } }
    }

    return (
      checkQuery(request, entrance) ??
      checkAction(request) ??
      checkPage(request, entrance) ??
      checkBody(request, entrance)
    )
  }

  /** Pages read their query without a schema; other endpoints have one. */
  function checkQuery({ url = '' }: IncomingMessage, { isPage }: Entrance): Refusal | undefined {
    if (!isPage || !url.includes('?')) return undefined
    const query = new URLSearchParams(url.slice(url.indexOf('?')))

    return [...query].flat().some((text) => UNREADABLE.test(text))
      ? { code: 'text_unreadable', status: 400 }
      : undefined
  }

  /** Next would write a malformed action id to the log. */
  function checkAction({ headers }: IncomingMessage): Refusal | undefined {
    const action = headers['next-action']

    return action === undefined || ACTION_ID.test(String(action)) ? undefined : FORM_MALFORMED
  }

  function checkPage({ headers }: IncomingMessage, { ownPagesOnly }: Entrance): Refusal | undefined {
    if (!ownPagesOnly) return undefined
    const { host, origin, 'sec-fetch-site': site } = headers
    // Programs and browsers before 2023 send no site. A page without a referrer sends the origin
    // `null`.
    const ownSite = site === undefined || site === 'same-origin' || site === 'none'
    const untold = origin === 'null' && site === 'same-origin'
    const ownOrigin = origin === undefined || hostOf(origin) === host || untold
    // Next takes `null` for a foreign origin and answers 500.
    if (untold) headers.origin = `http://${host}`

    return ownSite && ownOrigin ? undefined : { code: 'foreign_page', status: 403 }
  }

  function checkBody({ method, headers }: IncomingMessage, { body, accepts }: Entrance): Refusal | undefined {
    if (body === undefined) return undefined
    // Without a length the size of the body is unknown. With one, Node enforces it.
    if (headers['transfer-encoding'] !== undefined) return { code: 'length_required', status: 411 }
    const length = Number(headers['content-length'] ?? 0)
    if ((method === 'GET' || method === 'HEAD') && length <= IGNORED_BYTES) return undefined
    if (length > body) return { code: BODY_TOO_LARGE, status: 413 }
    if (length > 0 && !hasType(headers['content-type'], accepts)) return { code: 'body_type_unknown', status: 415 }

    return undefined
  }

  function isOwnHost(host: string | undefined) {
    return host !== undefined && (ownHosts.has(host) || LOOPBACK.test(host))
  }
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined)

/** A foreign name cannot direct a browser to these hosts. */
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/

const TYPES = {
  json: ['application/json'],
  // React sends `text/plain` for an action without arguments.
  form: ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'],
}

function hasType(header: string | undefined, accepts: Entrance['accepts']) {
  const type = header?.split(';', 1)[0]?.trim().toLowerCase() ?? ''

  return [...accepts].some((kind) => TYPES[kind].includes(type))
}

const A_REQUEST_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Naming = { trust: (address: string, hop: number) => boolean; development: boolean }

function nameRequest(request: IncomingMessage, { trust, development }: Naming): string {
  const { headers } = request
  const address = networkOf(proxyAddr(request, trust))
  const byProxy = trust(request.socket.remoteAddress ?? '', 0)
  const host = (byProxy && headers['x-forwarded-host']) || headers.host
  const forwarded = byProxy ? headers['x-request-id'] : undefined
  const requestId = typeof forwarded === 'string' && A_REQUEST_ID.test(forwarded) ? forwarded : randomUUID()
  const proto = byProxy ? headers['x-forwarded-proto'] : undefined
  for (const name of Object.keys(headers))
    if (NOT_THE_CLIENTS.test(name) && !(development && IN_DEVELOPMENT.test(name))) delete headers[name]
  // Next compares the host with an origin, case-sensitively.
  if (typeof host === 'string') headers.host = host.toLowerCase()
  if (proto === 'https' || proto === 'http') headers['x-forwarded-proto'] = proto
  headers['x-forwarded-for'] = address
  headers['x-request-id'] = requestId

  return requestId
}

/**
 * Returns the network that a limit counts: one IPv4 address, or an IPv6 /64, because each
 * subscriber has at least that many addresses.
 */
function networkOf(address: string | undefined) {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()

  return ipaddr.fromByteArray([...parsed.toByteArray().slice(0, 8), ...Array(8).fill(0)]).toString()
}

export const acceptsPages = ({ headers }: IncomingMessage) =>
  headers.accept === undefined || /text\/html|\*\/\*/.test(headers.accept)

function decode(path: string) {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
