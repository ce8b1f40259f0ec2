import { jwtVerify } from 'jose'
import { CLAIM_NAMES, CLOCK_TOLERANCE, HANDOFF_ALGORITHM, HANDOFF_TYPE, LONGEST_LIFE } from './claims'
import { HandoffRefused } from './handoff-refused'

export type VerifySignature = { key: CryptoKey; issuer: string; audience: string; now: Date }

/**
 * Verifies the signature with the library and every strict option, so that it holds even without
 * the checks of `readToken`.
 * @throws {HandoffRefused} with the library's error as its cause.
 */
export async function verifySignature(token: string, { key, issuer, audience, now }: VerifySignature): Promise<void> {
  try {
    await jwtVerify(token, key, {
      algorithms: [HANDOFF_ALGORITHM],
      typ: HANDOFF_TYPE,
      issuer,
      audience,
      requiredClaims: [...CLAIM_NAMES],
      maxTokenAge: LONGEST_LIFE,
      clockTolerance: CLOCK_TOLERANCE,
      currentDate: now,
    })
  } catch (cause) {
    throw new HandoffRefused('handoff_invalid', 'signature', undefined, { cause })
  }
}
