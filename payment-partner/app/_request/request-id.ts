import { headers } from 'next/headers'

/** The request's id on a page: a person may read it to us, and the log knows it. */
export async function readRequestId() {
  return (await headers()).get('x-request-id') ?? 'none'
}
