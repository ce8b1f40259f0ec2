import { headers } from 'next/headers'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The name that the admission gave this request; a new one where nobody stands in front. */
export function requestIdOf(request: Pick<Request, 'headers'>) {
  const given = request.headers.get('x-request-id') ?? ''

  return UUID.test(given) ? given : crypto.randomUUID()
}

/** The same for a page: a person may read it to us, and the log knows it. */
export async function readRequestId() {
  return (await headers()).get('x-request-id') ?? 'none'
}
