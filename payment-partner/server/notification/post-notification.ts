export type DeliveryResult = {
  code?: number
  failure?: 'timeout' | 'no_answer' | 'target_not_allowed' | 'too_many_redirects'
  hops: number
}

type Post = {
  url: string
  body: string
  /** Further headers, which carry a signature. */
  headers?: Record<string, string>
  targets: string[]
  timeoutMs: number
}

const MOST_HOPS = 5
const FOLLOWED = [307, 308]

/**
 * Sends one notification. Follows only redirects that keep method and body, and only to listed
 * origins.
 */
export async function postNotification({ url, body, headers, targets, timeoutMs }: Post): Promise<DeliveryResult> {
  const signal = AbortSignal.timeout(timeoutMs)
  let target = url

  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    if (!isAllowedTarget(target, targets)) return { failure: 'target_not_allowed', hops }

    const response = await post(target, { body, headers, signal })
    if (!response) return { failure: signal.aborted ? 'timeout' : 'no_answer', hops }

    const location = response.headers.get('location')
    if (!FOLLOWED.includes(response.status) || !location) return { code: response.status, hops }

    target = URL.canParse(location, target) ? new URL(location, target).href : location
  }

  return { failure: 'too_many_redirects', hops: MOST_HOPS }
}

type Message = Pick<Post, 'body' | 'headers'> & { signal: AbortSignal }

async function post(url: string, { body, headers, signal }: Message) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'Kasir',
        ...headers,
      },
      body,
      redirect: 'manual',
      signal,
    })
    // Only the status matters; the body is ignored.
    await response.body?.cancel()

    return response
  } catch {
    return undefined
  }
}

/**
 * Kasir calls only origins that its operator listed: any other address could be inside a private
 * network.
 */
export const isAllowedTarget = (url: string, targets: string[]) =>
  URL.canParse(url) && targets.includes(new URL(url).origin) && !hasCredentials(url)

/** `fetch` refuses addresses with credentials. */
export const hasCredentials = (url: string) => {
  const { username, password } = new URL(url)

  return username !== '' || password !== ''
}
