const PATIENCE = 6000

type FetchAsVisitor = {
  address: string
  /** The name by which a browser would know the system. */
  host: string
  path: string
  method?: 'GET' | 'HEAD' | 'POST'
  body?: URLSearchParams
  headers?: Record<string, string>
}

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
      ...(body ? { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' } : {}),
      ...headers,
    },
    signal: AbortSignal.timeout(PATIENCE),
  })
}
