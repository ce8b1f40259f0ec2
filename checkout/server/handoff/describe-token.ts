import { HANDOFF_TYPE, type HandoffClaims, handoffClaimsSchema } from '@jembatan/contract/handoff'
import { eq } from 'drizzle-orm'
import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose'
import type { Connection } from '@/db/connect'
import { variants } from '@/db/schema'
import type { HandoffSettings } from './settings'

/** Returns header and claims of a valid token, without its unique id. */
export function describeGenuineToken(token: string, { iss, aud, iat, exp, sku, qty, seen, promo }: HandoffClaims) {
  const { alg = '', kid = '', typ = '' } = decodeProtectedHeader(token)

  return {
    header: { alg, kid, typ },
    claims: { iss, aud, iat, exp, sku, qty, seen, promo },
    signature: { algorithm: alg, keyId: kid, valid: true },
  }
}

type RefusedToken = {
  header?: { alg: string; kid: string; typ: string }
  claims?: Record<string, string | number>
  signature?: { algorithm?: string; keyId?: string; valid: boolean }
}

type DescribeRefusedToken = { token: string; settings: HandoffSettings; now: Date }

/**
 * Returns the loggable parts of a refused token: all signed claims, or of an unsigned token only
 * values that this shop knows.
 */
export async function describeRefusedToken(
  db: Connection,
  { token, settings, now }: DescribeRefusedToken,
): Promise<RefusedToken> {
  const { header, payload } = decode(token)
  if (!header || !payload) return {}
  const { alg, kid, typ } = header
  const key = settings.registry.get(String(payload.iss))?.keys.get(String(kid))
  const valid = key !== undefined && (await isSigned(token, key))

  return {
    ...(key && alg && kid && { header: { alg, kid, typ: typ === HANDOFF_TYPE ? typ : 'other' } }),
    claims: valid
      ? readClaims(payload, SHAPES)
      : readClaims(payload, await knownShapes(db, { payload, settings, now })),
    signature: { ...(key && kid && { algorithm: 'Ed25519', keyId: kid }), valid },
  }
}

function decode(token: string) {
  try {
    return { header: decodeProtectedHeader(token), payload: decodeJwt(token) as Record<string, unknown> }
  } catch {
    return {}
  }
}

const isSigned = (token: string, key: CryptoKey) =>
  compactVerify(token, key).then(
    () => true,
    () => false,
  )

const { jti: _, ...SHAPES } = handoffClaimsSchema.shape

type Claim = keyof typeof SHAPES
type Shapes = Record<Claim, { safeParse: (value: unknown) => { success: boolean } }>

const A_DAY = 24 * 60 * 60
const LARGEST_PRICE = 1_000_000_000

/** A forged token may contain a person's name or number. */
async function knownShapes(db: Connection, { payload: { sku }, settings, now }: KnownShapes): Promise<Shapes> {
  const seconds = Math.floor(now.getTime() / 1000)
  const instant = SHAPES.iat.min(seconds - A_DAY).max(seconds + A_DAY)
  const claim = typeof sku === 'string' && SHAPES.sku.safeParse(sku).success && (await isSold(db, sku))

  return {
    ...SHAPES,
    iat: instant,
    exp: instant,
    iss: SHAPES.iss.refine((iss) => settings.registry.has(iss)),
    aud: SHAPES.aud.refine((aud) => aud === settings.audience),
    sku: SHAPES.sku.refine(() => claim),
    seen: SHAPES.seen.refine(([amount]) => amount < LARGEST_PRICE),
  }
}

type KnownShapes = Omit<DescribeRefusedToken, 'token'> & { payload: Record<string, unknown> }

const isSold = async (db: Connection, sku: string) =>
  (await db.select({ sku: variants.sku }).from(variants).where(eq(variants.sku, sku))).length > 0

const readClaims = (payload: Record<string, unknown>, shapes: Shapes) =>
  Object.fromEntries(
    Object.entries(shapes)
      .filter(([name, shape]) => shape.safeParse(payload[name]).success)
      .map(([name]) => [name, payload[name] as string | number]),
  )
