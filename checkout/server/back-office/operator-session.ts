import { createHmac } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'

/** A working day. Who works longer signs in again. */
export const OPERATOR_SESSION_SECONDS = 8 * 60 * 60

const ALGORITHM = 'HS256'
const AUDIENCE = 'back-office'

/** A bearer token for the operator’s browser in place of the key, until it expires. */
export function issueOperatorSession(backOfficeKey: string, now: Date): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000)

  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM })
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + OPERATOR_SESSION_SECONDS)
    .sign(sessionKey(backOfficeKey))
}

export async function isOperatorSessionValid(
  backOfficeKey: string,
  { session, now }: { session: string | null; now: Date },
) {
  if (!session) return false
  const rules = { algorithms: [ALGORITHM], audience: AUDIENCE, currentDate: now, requiredClaims: ['exp', 'iat'] }

  return jwtVerify(session, sessionKey(backOfficeKey), rules).then(
    () => true,
    () => false,
  )
}

/** Derived from the key, so that a new key ends every session; not the key itself, so that no session helps to guess it. */
const sessionKey = (backOfficeKey: string) =>
  createHmac('sha256', backOfficeKey).update('back-office operator session').digest()
