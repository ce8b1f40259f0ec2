const PATIENCE = 15_000

export type Asked = {
  path: string
  method?: 'GET' | 'HEAD' | 'POST'
  /** A form, or what a page's own script sends. */
  body?: URLSearchParams | string
  headers?: Record<string, string>
}

/** `host`: the name by which a browser would know the system. */
type FetchAsVisitor = Asked & { address: string; host: string }

/** What a small browser does: one request, no redirect followed by itself, a form said to come from its own page. */
export function fetchAsVisitor({ address, host, path, method = 'GET', body, headers }: FetchAsVisitor) {
  return fetch(new URL(path, address), {
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
    signal: AbortSignal.timeout(PATIENCE),
  })
}
