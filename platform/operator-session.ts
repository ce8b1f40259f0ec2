import { createHmac } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'

/** A working day. Who works longer signs in again. */
export const OPERATOR_SESSION_SECONDS = 8 * 60 * 60

const ALGORITHM = 'HS256'

/** Which key opens which office: a session of one opens no other. */
type Office = { key: string; office: string }

/** A bearer token for the operator’s browser in place of the key, until it expires. */
export function issueOperatorSession({ key, office }: Office, now: Date): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000)

  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM })
    .setAudience(office)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + OPERATOR_SESSION_SECONDS)
    .sign(sessionKey({ key, office }))
}

export async function isOperatorSessionValid(
  { key, office }: Office,
  { session, now }: { session: string | null | undefined; now: Date },
) {
  if (!session) return false
  const rules = { algorithms: [ALGORITHM], audience: office, currentDate: now, requiredClaims: ['exp', 'iat'] }

  return jwtVerify(session, sessionKey({ key, office }), rules).then(
    () => true,
    () => false,
  )
}

/** Derived from the key, so that a new key ends every session; not the key itself, so that no session helps to guess it. */
const sessionKey = ({ key, office }: Office) => createHmac('sha256', key).update(`${office} operator session`).digest()
