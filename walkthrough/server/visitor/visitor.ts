import { fetchWhole } from '../fetch-whole'
import { hostOf, type SystemName, type WatchedSystem } from '../systems/systems'

const TIMEOUT_MS = 15_000

type BrowserRequest = {
  path: string
  method?: 'GET' | 'HEAD' | 'POST'
  /** A form, or what a page's own script sends. */
  body?: URLSearchParams | FormData | string
  headers?: Record<string, string>
}

type FetchAsBrowser = BrowserRequest & { address: string; host: string }

/** One request as a browser makes it: no redirect followed, a form sent from the system's own page. */
export function fetchAsBrowser({ address, host, path, method = 'GET', body, headers }: FetchAsBrowser) {
  return fetchWhole(new URL(path, address), {
    method,
    body,
    redirect: 'manual',
    cache: 'no-store',
    headers: {
      host,
      'user-agent': 'Jembatan-Walkthrough/1.0',
      ...(body instanceof URLSearchParams && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(body !== undefined && { 'sec-fetch-site': 'same-origin' }),
      ...headers,
    },
    timeoutMs: TIMEOUT_MS,
  })
}

export type Cookie = { name: string; value: string }

/** A person with a browser of their own: one cookie jar a system, and no cookie ever sent to another host. */
export class Visitor {
  #jars: Record<SystemName, Map<string, string>> = { ramai: new Map(), pasar: new Map(), kasir: new Map() }

  async fetch(system: WatchedSystem, { headers, ...request }: BrowserRequest): Promise<Response> {
    const cookie = [...this.#jars[system.name]].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetchAsBrowser({
      ...request,
      address: system.address,
      host: hostOf(system),
      headers: { ...(cookie && { cookie }), ...headers },
    })
    this.#store(system.name, response.headers.getSetCookie())

    return response
  }

  /** What the browser would send to that system now. */
  cookiesOf(system: SystemName): Cookie[] {
    return [...this.#jars[system]].map(([name, value]) => ({ name, value }))
  }

  /** From now on these, and no other: those that a real browser holds. */
  setCookies(system: SystemName, cookies: Cookie[]) {
    this.#jars[system] = new Map(cookies.map(({ name, value }) => [name, value]))
  }

  /** The session that Pasar knows this visitor by, once there is one. */
  get pasarSession(): string | undefined {
    return this.#jars.pasar.get('__Host-pasar_session')
  }

  #store(system: SystemName, cookies: string[]) {
    for (const cookie of cookies) {
      const [, name, value] = /^\s*([^=;]+)=([^;]*)/.exec(cookie) ?? []
      if (name && value) this.#jars[system].set(name, value.trim())
      else if (name) this.#jars[system].delete(name)
    }
  }
}
