type CookieOptions = {
  path?: string
  /** Seconds; without it the cookie ends with the browser. */
  maxAge?: number
  secure?: boolean
  httpOnly?: boolean
  sameSite: 'lax' | 'strict'
}

/** What a browser keeps under a name, as it sent it along; undefined where it keeps nothing. */
export function readCookie(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(/; */).map((pair): [string, string] => {
    const [key = '', ...value] = pair.split('=')

    return [key, decode(value.join('='))]
  })

  return new Map(pairs).get(name)
}

/** A `set-cookie` header, letter by letter as Next writes it where a page sets one. */
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
