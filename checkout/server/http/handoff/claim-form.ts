import { readBody } from '@jembatan/platform/request'
import type { FormRefusalCode } from './refusal'

type Form =
  | { refusal?: undefined; token: string; proof: string }
  | { refusal: { code: FormRefusalCode; token?: string } }

const LARGEST_BODY = 4096

/** Reads the two fields of our own form; refuses other senders and other fields. */
export async function readForm(request: Request): Promise<Form> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded'))
    return { refusal: { code: 'unsupported_media_type' } }
  const body = await readBody(request, LARGEST_BODY)
  if (body === null) return { refusal: { code: 'payload_too_large' } }

  const fields = new URLSearchParams(body)
  const token = onlyOne(fields, 't')
  const proof = onlyOne(fields, 'proof')
  if (!token || fields.size > 2 || new URL(request.url).search) return { refusal: { code: 'handoff_invalid' } }
  // `Origin` is null under no-referrer, so this header distinguishes our page from other sites.
  if (request.headers.get('sec-fetch-site') !== 'same-origin') return { refusal: { code: 'handoff_cross_site', token } }

  return { token, proof: proof ?? '' }
}

function onlyOne(fields: URLSearchParams, name: string) {
  const [first, ...more] = fields.getAll(name)

  return more.length === 0 ? first : undefined
}
