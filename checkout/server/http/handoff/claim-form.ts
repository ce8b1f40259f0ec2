import { readBody } from '@jembatan/platform/request'
import type { Language } from '@/i18n/language'
import { LANGUAGE_PARAMETER, readLandingLanguage } from '../../handoff/landing-language'
import type { FormRefusalCode } from './refusal'

type Form =
  | { refusal?: undefined; token: string; proof: string; language: Language | undefined }
  | { refusal: { code: FormRefusalCode; token?: string }; language?: Language | undefined }

const LARGEST_BODY = 4096

const FIELDS = ['t', 'proof', LANGUAGE_PARAMETER]

/** Reads the fields of our own form; refuses other senders and other fields. */
export async function readForm(request: Request): Promise<Form> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded'))
    return { refusal: { code: 'unsupported_media_type' } }
  const body = await readBody(request, LARGEST_BODY)
  if (body === null) return { refusal: { code: 'payload_too_large' } }

  const fields = new URLSearchParams(body)
  const token = onlyOne(fields, 't')
  const proof = onlyOne(fields, 'proof')
  const language = readLandingLanguage(fields)
  const isOurs = [...fields.keys()].every((name) => FIELDS.includes(name))
  if (!token || !isOurs || new URL(request.url).search) return { refusal: { code: 'handoff_invalid' } }
  // `Origin` is null under no-referrer, so this header distinguishes our page from other sites.
  if (request.headers.get('sec-fetch-site') !== 'same-origin')
    return { refusal: { code: 'handoff_cross_site', token }, language }

  return { token, proof: proof ?? '', language }
}

function onlyOne(fields: URLSearchParams, name: string) {
  const [first, ...more] = fields.getAll(name)

  return more.length === 0 ? first : undefined
}
