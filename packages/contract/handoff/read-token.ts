import { CLAIM_NAMES, HANDOFF_ALGORITHM, HANDOFF_TYPE, type HandoffClaims, handoffClaimsSchema } from './claims'
import { HandoffRefused, type RefusalReason } from './handoff-refused'

const LONGEST_TOKEN = 1600
const SIGNATURE_LENGTH = 86
const HEADER_NAMES = ['alg', 'kid', 'typ']

/**
 * Reads a token byte for byte before the library does, in the fixed order of the handoff document.
 * jose alone accepts duplicate members, `1e999`, extra claims, spare bits and megabytes (each
 * measured). The result is not verified yet: the signature is checked last.
 */
export function readToken(token: string): { kid: string; claims: HandoffClaims } {
  if (token.length > LONGEST_TOKEN) throw invalid('too_long')
  const segments = token.split('.')
  const [header, payload, signature] = segments
  if (segments.length !== 3 || !header || !payload || !signature) throw invalid('not_three_segments')
  if (signature.length !== SIGNATURE_LENGTH) throw invalid('signature_length')

  decodeBase64url(signature)
  const { kid } = readHeader(decodeJson(header))
  const claims = readClaims(decodeJson(payload))

  return { kid, claims }
}

function decodeBase64url(segment: string): Buffer {
  const bytes = Buffer.from(segment, 'base64url')
  // Re-encoding catches padding, foreign characters and spare bits in one comparison.
  if (bytes.toString('base64url') !== segment) throw invalid('not_canonical_base64url')

  return bytes
}

function decodeJson(segment: string): unknown {
  const bytes = decodeBase64url(segment)
  const text = strictUtf8(bytes)
  const value = parseJson(text)
  // Catches duplicate members, white space, `1e999`, escapes with two spellings and lone
  // surrogates.
  if (JSON.stringify(value) !== text) throw invalid('not_canonical_json')

  return value
}

function strictUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw invalid('not_utf8', cause)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalid('not_canonical_json', cause)
  }
}

function readHeader(header: unknown): { kid: string } {
  if (!hasExactly(header, HEADER_NAMES)) throw invalid('header')
  const { alg, kid, typ } = header
  if (alg !== HANDOFF_ALGORITHM || typ !== HANDOFF_TYPE || typeof kid !== 'string') throw invalid('header')

  return { kid }
}

function readClaims(payload: unknown): HandoffClaims {
  // A tenth claim, even a correctly signed one, is how a person would be smuggled across.
  if (!hasExactly(payload, CLAIM_NAMES)) throw invalid('claim_set')
  const claims = handoffClaimsSchema.safeParse(payload)
  if (!claims.success) throw invalid('claim_type', claims.error)

  return claims.data
}

function hasExactly(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  // Object() turns null and primitives into objects without these names.
  const present = Object.keys(Object(value))

  return present.length === names.length && names.every((name, index) => present[index] === name)
}

function invalid(reason: RefusalReason, cause?: unknown) {
  return new HandoffRefused('handoff_invalid', reason, undefined, { cause })
}
