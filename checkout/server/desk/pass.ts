import { createHmac } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'

/** A working day. Who works longer signs in again. */
export const PASS_SECONDS = 8 * 60 * 60

const ALGORITHM = 'HS256'
const AUDIENCE = 'desk'

/** What a browser shows instead of the key: whoever holds it sits at the desk until it runs out. */
export function issuePass(deskKey: string, now: Date): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000)

  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM })
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + PASS_SECONDS)
    .sign(passKey(deskKey))
}

export async function isPassValid(deskKey: string, { pass, now }: { pass: string | null; now: Date }) {
  if (!pass) return false
  const rules = { algorithms: [ALGORITHM], audience: AUDIENCE, currentDate: now, requiredClaims: ['exp', 'iat'] }

  return jwtVerify(pass, passKey(deskKey), rules).then(
    () => true,
    () => false,
  )
}

/** Made of the key, so that a new key ends every pass; and not the key, so that no pass is a test of it. */
const passKey = (deskKey: string) => createHmac('sha256', deskKey).update('pass to the desk').digest()
