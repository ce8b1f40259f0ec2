import { headers } from 'next/headers'

/** Returns the request id, which error pages show and logs contain. */
export async function readRequestId() {
  return (await headers()).get('x-request-id') ?? 'none'
}
