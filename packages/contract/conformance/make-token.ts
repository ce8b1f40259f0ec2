import { createHmac, randomBytes } from 'node:crypto'
import { INTACT, type Recipe } from './recipe'
import { TEST_ISSUER, TEST_SIGNERS, testKey } from './test-keys'

export type Circumstances = {
  /** A product that the shop sells. */
  sku: string
  audience: string
  now: Date
  /** Unique per token; 22 base64url characters. */
  jti: string
}

type Edit = Recipe['edits'][number]

export async function makeToken(recipe: Recipe, at: Circumstances): Promise<string> {
  const kid = (await testKey(isSigner(recipe.signer) ? recipe.signer : 'current')).kid
  const fill = (text: string) => fillBlanks(text, { ...at, kid })
  const signed = [recipe.header, recipe.payload].map((text) => encode(fill(text))).join('.')
  const token = `${signed}.${(await sign(signed, recipe.signer)).toString('base64url')}`

  return recipe.edits.reduce((edited, edit) => applyEdit(edited, edit, fill), token)
}

/** The server to check: its public origin, and a product that it sells. */
export type Server = { origin: string; sku: string }

/** Returns a valid token for this server, issued `ago` seconds ago. */
export const intactToken = ({ origin, sku }: Server, ago = 0) =>
  makeToken(INTACT, { audience: origin, sku, jti: freshJti(), now: new Date(Date.now() - ago * 1000) })

/** Derives the same jti from the same name on every machine. */
export const fixedJti = (name: string) =>
  createHmac('sha256', 'jti').update(name).digest().subarray(0, 16).toString('base64url')

export const freshJti = () => randomBytes(16).toString('base64url')

function fillBlanks(text: string, { audience, sku, now, jti, kid }: Circumstances & { kid: string }) {
  const seconds = Math.floor(now.getTime() / 1000)

  return text
    .replace(/\$now([+-]\d+)?/g, (_, shift: string | undefined) => String(seconds + Number(shift ?? 0)))
    .replaceAll('$iss', TEST_ISSUER)
    .replaceAll('$aud', audience)
    .replaceAll('$sku', sku)
    .replaceAll('$jti', jti)
    .replaceAll('$kid', kid)
}

async function sign(input: string, signer: Recipe['signer']): Promise<Buffer> {
  const bytes = new TextEncoder().encode(input)
  if (isSigner(signer))
    return Buffer.from(await crypto.subtle.sign('Ed25519', (await testKey(signer)).privateKey, bytes))
  // Twice the digest, so that it has the length of a real signature.
  if (signer === 'hmac') return hmacWithPublicKey(bytes, (await testKey('current')).publicJwk.x)

  return signer === 'zeros' ? Buffer.alloc(64) : Buffer.from(hmacWithPublicKey(bytes, 'random'))
}

function hmacWithPublicKey(bytes: Uint8Array, key: string) {
  const digest = createHmac('sha256', Buffer.from(key, 'base64url')).update(bytes).digest()

  return Buffer.concat([digest, digest])
}

function applyEdit(token: string, edit: Edit, fill: (text: string) => string): string {
  const segments = token.split('.')
  const change = (at: number, to: (segment: string) => string) =>
    segments.map((segment, index) => (index === at ? to(segment) : segment)).join('.')

  switch (edit.do) {
    case 'swap':
      return change(edit.segment, () => encode(fill(edit.text)))
    case 'swap_bytes':
      return change(edit.segment, () => Buffer.from(edit.hex, 'hex').toString('base64url'))
    case 'prepend':
      return change(edit.segment, (segment) => edit.characters + segment)
    case 'append':
      return change(edit.segment, (segment) => segment + edit.characters)
    case 'spare_bits':
      return change(edit.segment, flipSpareBit)
    case 'shorten':
      return change(edit.segment, (segment) => segment.slice(0, -edit.by))
    case 'malleate':
      return change(2, addCurveOrder)
    case 'arrange':
      return edit.segments.map((index) => segments[index] ?? '').join('.')
    case 'replace':
      return edit.token
    case 'fill':
      return token.repeat(Math.ceil(edit.characters / token.length)).slice(0, edit.characters)
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function flipSpareBit(segment: string) {
  if (segment.length % 4 === 0) throw new Error('this segment has no spare bits: change its text by a character')
  const last = ALPHABET.indexOf(segment.at(-1) ?? '')

  return segment.slice(0, -1) + ALPHABET[last ^ 1]
}

const CURVE_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

function addCurveOrder(segment: string) {
  const signature = Buffer.from(segment, 'base64url')
  const scalar = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + CURVE_ORDER
  const twin = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse()

  return Buffer.concat([signature.subarray(0, 32), twin]).toString('base64url')
}

const encode = (text: string) => Buffer.from(text).toString('base64url')

function isSigner(signer: Recipe['signer']): signer is (typeof TEST_SIGNERS)[number] {
  return TEST_SIGNERS.some((name) => name === signer)
}
