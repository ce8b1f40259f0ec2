import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'
import { addressBook, type Entrance, type RegisteredEndpoint } from './register'
import type { Params } from './route-handler'
import { FORM_MALFORMED } from './unavailable'

export type AdmissionSettings = {
  endpoints: RegisteredEndpoint[]
  /** The address that people see, such as `http://pasar.localhost:3001`. */
  origin: string
  /** Further names under which machines ask, such as `pasar:3001` inside a network of containers. */
  hosts?: string[]
  /** Whose `x-forwarded-*` headers count: addresses, networks, or names of proxy-addr such as `loopback`. */
  trustedProxies?: string[]
  demoMode: boolean
  /** The bundler's own addresses answer too. */
  development?: boolean
}

export type Refusal = { code: string; status: number; headers?: Record<string, string> }

export type Admitted = {
  requestId: string
  /** What was asked, in the register's words; nothing of the client's. */
  pattern: string
  /** What the client put where the pattern leaves something open. */
  params: Params
  refusal?: Refusal
  /** The request that Next sends this one for: it looks for an action at another page of this server. */
  forwardedFrom?: string
}

/** What stands for the pattern of an address that no endpoint has. */
export const UNLISTED = 'unlisted'

export const NOT_FOUND: Refusal = { code: 'not_found', status: 404 }

/** By which a script of ours asks for a server action; too long to be the number of a card. */
const ACTION_ID = /^[\da-f]{40,64}$/

export const BODY_TOO_LARGE = 'body_too_large'

/** Longest path and query; Node refuses a head of 16 kB. */
const LONGEST_TARGET = 14_000

/** Control characters, and halves of letters. */
const UNREADABLE = /[\p{Cc}\p{Cs}]/u

/** No address of any system, and so the page for one that does not exist. */
const NOWHERE = '/nowhere'

/** What a client may not say of its request: a proxy's words, and words between Next and itself. */
const NOT_THE_CLIENTS = /^(?:forwarded|x-real-ip|x-forwarded-\w+|x-(?:action|middleware|nextjs|invoke|matched)-[\w-]+)$/

/** In development a page's scripts wait for what Next sends them under this name. */
const IN_DEVELOPMENT = /^x-nextjs-(?:html-)?request-id$/

/**
 * Stands before everything a system answers. It names the request (`x-request-id`; a trusted proxy may have named it), writes
 * the one address that it came from (`x-forwarded-for`), and refuses what is not on the register of endpoints, came for another host,
 * brings too much, or would
 * change something for a page of somebody else (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/).
 */
export function createAdmission(settings: AdmissionSettings) {
  const { origin, hosts = [], trustedProxies = [], demoMode, development = false } = settings
  const find = addressBook(settings.endpoints, { demoMode })
  const trust = proxyAddr.compile(trustedProxies)
  const ownHosts = new Set([new URL(origin).host, ...hosts.map((host) => host.toLowerCase())])

  return (request: IncomingMessage): Admitted => {
    const { 'x-action-forwarded': forwarded, 'x-request-id': forwardedFrom } = request.headers
    const requestId = nameRequest(request, { trust, development })
    const { path, pattern, params, entrances, refusal } = readTarget(request)
    const admitted = { requestId, pattern, params, refusal: refusal ?? judge(request, { path, entrances }) }

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
    // Next would look elsewhere than we did.
    if (path !== undefined && /(?:^|\/)\.{1,2}(?:\/|$)/.test(path))
      return { ...unlisted, refusal: { code: 'address_malformed', status: 400 } }
    const address = path === undefined ? undefined : find(path)

    return { ...unlisted, ...address, path, refusal: undefined }
  }

  function judge(request: IncomingMessage, asked: { path?: string; entrances?: Map<string, Entrance> }) {
    const { method = 'GET', headers } = request
    if ((request.headersDistinct.host ?? []).length > 1) return { code: 'host_ambiguous', status: 400 }
    if (!isOwnHost(headers.host)) return { code: 'host_unknown', status: 421 }
    if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue')
      return { code: 'expectation_unknown', status: 417 }
    if (development && asked.path && /^\/(?:_next|__nextjs)/.test(asked.path)) return undefined
    if (!asked.entrances) {
      // A person who lost the way gets the page that says so; machines, and whoever would change something, a word.
      if (!['GET', 'HEAD'].includes(method) || !acceptsPages(request) || asked.path?.startsWith('/_next/'))
        return NOT_FOUND
      request.url = NOWHERE

      return undefined
    }
    const entrance = asked.entrances.get(method)
    if (!entrance) {
      const allow = [...asked.entrances.keys()].join(', ')
      return { code: 'method_not_allowed', status: 405, headers: { allow } }
    }

    return (
      judgeQuery(request, entrance) ??
      judgeAction(request) ??
      judgePage(request, entrance) ??
      judgeBody(request, entrance)
    )
  }

  /** Pages read their query without a schema; whatever else has one. */
  function judgeQuery({ url = '' }: IncomingMessage, { isPage }: Entrance): Refusal | undefined {
    if (!isPage || !url.includes('?')) return undefined
    const query = new URLSearchParams(url.slice(url.indexOf('?')))

    return [...query].flat().some((text) => UNREADABLE.test(text))
      ? { code: 'text_unreadable', status: 400 }
      : undefined
  }

  /** Next would repeat it to the log. */
  function judgeAction({ headers }: IncomingMessage): Refusal | undefined {
    const action = headers['next-action']

    return action === undefined || ACTION_ID.test(String(action)) ? undefined : FORM_MALFORMED
  }

  function judgePage({ headers }: IncomingMessage, { ownPagesOnly }: Entrance): Refusal | undefined {
    if (!ownPagesOnly) return undefined
    const { host, origin, 'sec-fetch-site': site } = headers
    // Programs, and browsers before 2023, name no site. A page that tells no referrer tells no origin either.
    const ownSite = site === undefined || site === 'same-origin' || site === 'none'
    const untold = origin === 'null' && site === 'same-origin'
    const ownOrigin = origin === undefined || hostOf(origin) === host || untold
    // Next takes it for a foreign one, and answers 500.
    if (untold) headers.origin = `http://${host}`

    return ownSite && ownOrigin ? undefined : { code: 'foreign_page', status: 403 }
  }

  function judgeBody({ headers }: IncomingMessage, { body, accepts }: Entrance): Refusal | undefined {
    if (body === undefined) return undefined
    // Without a length nobody knows how much is coming; Node holds a sender to the length it names.
    if (headers['transfer-encoding'] !== undefined) return { code: 'length_required', status: 411 }
    const length = Number(headers['content-length'] ?? 0)
    if (length > body) return { code: BODY_TOO_LARGE, status: 413 }
    if (length > 0 && !hasType(headers['content-type'], accepts)) return { code: 'body_type_unknown', status: 415 }

    return undefined
  }

  function isOwnHost(host: string | undefined) {
    return host !== undefined && (ownHosts.has(host) || LOOPBACK.test(host))
  }
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined)

/** No foreign name can lead a browser here by these. */
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/

const TYPES = {
  json: ['application/json'],
  // React asks with text for an action that takes nothing.
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
  const given = byProxy ? headers['x-request-id'] : undefined
  const requestId = typeof given === 'string' && A_REQUEST_ID.test(given) ? given : randomUUID()
  const proto = byProxy ? headers['x-forwarded-proto'] : undefined
  for (const name of Object.keys(headers))
    if (NOT_THE_CLIENTS.test(name) && !(development && IN_DEVELOPMENT.test(name))) delete headers[name]
  // Next compares it with an origin, letter by letter.
  if (typeof host === 'string') headers.host = host.toLowerCase()
  if (proto === 'https' || proto === 'http') headers['x-forwarded-proto'] = proto
  headers['x-forwarded-for'] = address
  headers['x-request-id'] = requestId

  return requestId
}

/** Whom a limit counts: one address of IPv4, a /64 of IPv6, since each subscriber has at least that many addresses. */
function networkOf(address: string | undefined) {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown'
  const known = ipaddr.process(address)
  if (known.kind() === 'ipv4') return known.toString()

  return ipaddr.fromByteArray([...known.toByteArray().slice(0, 8), ...Array(8).fill(0)]).toString()
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
