import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import type { Logger } from 'pino'
import type { Issuer } from '../handoff/issuer'
import type { PromotionRef } from '../promotion/promotion'
import { isBroken } from './breaches'

type Departing = Pick<Issuer, 'signingKey'> & Pick<PromotionRef, 'promoId'> & { viewer: string; log: Logger }
type Departed = { location: string; token: string }

/** One campaign is curious about who comes; everybody else's links go on working. */
const CURIOUS_PROMOTION = 101

/** What leaves Ramai, done wrong on purpose. Outside a demo, and while nothing is switched on, it leaves as it is. */
export async function breakDeparture(departed: Departed, departing: Departing): Promise<Departed> {
  if (isBroken('a-shared-key')) keepTogether(departed, departing)
  if (isBroken('a-tenth-claim') && departing.promoId === CURIOUS_PROMOTION) return nameViewer(departed, departing)

  return departed
}

/** BREACH, row 6: the number of a token beside the one who took it across. */
function keepTogether({ token }: Departed, { viewer, log }: Departing) {
  log.warn({ breach: 'a-shared-key', jti: decodeJwt(token).jti, who: viewer }, 'a departure and its viewer')
}

/** BREACH, row 7: a claim about a person, well signed. */
async function nameViewer({ location, token }: Departed, { viewer, signingKey }: Departing): Promise<Departed> {
  const { alg = '', ...header } = decodeProtectedHeader(token)
  const named = await new SignJWT({ ...decodeJwt(token), sub: viewer })
    .setProtectedHeader({ alg, ...header })
    .sign(signingKey.privateKey)

  return { location: location.replace(token, named), token: named }
}
