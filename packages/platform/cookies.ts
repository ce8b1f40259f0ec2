type CookieOptions = {
  path?: string
  /** In seconds; without it the cookie ends with the browser session. */
  maxAge?: number
  secure?: boolean
  httpOnly?: boolean
  sameSite: 'lax' | 'strict'
}

/** Returns the value of a request cookie, or undefined without one. */
export function readCookie(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(/; */).map((pair): [string, string] => {
    const [key = '', ...value] = pair.split('=')

    return [key, decode(value.join('='))]
  })

  return new Map(pairs).get(name)
}

/** Returns a `set-cookie` header exactly as Next writes it for a page. */
export function writeCookie(name: string, value: string, options: CookieOptions): string {
  const { path = '/', maxAge, secure, httpOnly, sameSite } = options
  const until = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString()

  return [
    `${name}=${encodeURIComponent(value)}`,
    `Path=${path}`,
    ...(maxAge === undefined ? [] : [`Expires=${until(maxAge)}`, `Max-Age=${maxAge}`]),
    ...[secure && 'Secure', httpOnly && 'HttpOnly', `SameSite=${sameSite}`],
  ]
    .filter(Boolean)
    .join('; ')
}

function decode(value: string) {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
