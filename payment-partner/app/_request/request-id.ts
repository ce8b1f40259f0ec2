import { headers } from 'next/headers'

/** Returns the request id, which a person may quote to us and the log contains. */
export async function readRequestId() {
  return (await headers()).get('x-request-id') ?? 'none'
}
