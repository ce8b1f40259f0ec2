import { headers } from 'next/headers'

/** The name that the proxy gave this request; a person may read it to us, and the log knows it. */
export async function readRequestId() {
  return (await headers()).get('x-request-id') ?? 'none'
}
