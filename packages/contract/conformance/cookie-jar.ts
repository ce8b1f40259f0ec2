type StoredCookie = { value: string; expires: number }

/**
 * Stores cookies by host name, as a browser does: until they expire, and never for another host.
 * `Domain` and `Path` are not read, since every `__Host-` cookie belongs to one host and all its
 * paths.
 */
export class CookieJar {
  readonly #hosts = new Map<string, Map<string, StoredCookie>>()

  /** Returns the name and value of each cookie that a request to this address carries. */
  of({ hostname }: URL): Record<string, string> {
    const cookies = this.#hosts.get(hostname)
    if (!cookies) return {}
    const now = Date.now()
    for (const [name, { expires }] of cookies) if (expires <= now) cookies.delete(name)

    return Object.fromEntries(Array.from(cookies, ([name, { value }]) => [name, value]))
  }

  /** The `cookie` header for this address; empty without cookies. */
  header(address: URL): string {
    return Object.entries(this.of(address))
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
  }

  /** Stores the cookies of a response by its `set-cookie` headers. */
  store({ hostname }: URL, cookies: string[]) {
    for (const cookie of cookies) {
      const [, name, value = ''] = /^\s*([^=;]+)=([^;]*)/.exec(cookie) ?? []
      if (name) this.#keep(hostname, name, { value: value.trim(), expires: expiryOf(cookie) })
    }
  }

  /** Replaces all cookies of the host, until the end of the session. */
  replace({ hostname }: URL, cookies: Record<string, string>) {
    this.#hosts.delete(hostname)
    for (const [name, value] of Object.entries(cookies))
      this.#keep(hostname, name, { value, expires: Number.POSITIVE_INFINITY })
  }

  #keep(host: string, name: string, cookie: StoredCookie) {
    const cookies = this.#hosts.get(host) ?? new Map<string, StoredCookie>()
    this.#hosts.set(host, cookies.set(name, cookie))
  }
}

/** RFC 6265 §5.3: `Max-Age` overrides `Expires`; with neither, a cookie ends with the session. */
function expiryOf(cookie: string): number {
  const maxAge = /;\s*max-age=(-?\d+)/i.exec(cookie)?.[1]
  const expires = /;\s*expires=([^;]+)/i.exec(cookie)?.[1]
  if (maxAge !== undefined) return Date.now() + 1000 * Number(maxAge)

  return expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires)
}
