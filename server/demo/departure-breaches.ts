import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import type { Logger } from 'pino'
import type { StartHandoff, startHandoff } from '../handoff/start-handoff'
import { switchedOn } from './breaches'

/** Data that is near a departure and must not enter its token. */
export type Bystanders = { viewer: string; log: Logger }

export type Depart = (handoff: StartHandoff, bystanders: Bystanders) => ReturnType<typeof startHandoff>

/** The one promotion whose tokens are manipulated; all other links keep working. */
const CURIOUS_PROMOTION = 101

/** Row 6: while `a-shared-key` is on, the log contains a token's id together with its viewer. */
export function loggingTheViewer(depart: Depart): Depart {
  return async (handoff, bystanders) => {
    const departed = await depart(handoff, bystanders)
    const { viewer, log } = bystanders
    if (switchedOn().has('a-shared-key'))
      log.warn(
        { breach: 'a-shared-key', jti: decodeJwt(departed.token).jti, who: viewer },
        'a departure and its viewer',
      )

    return departed
  }
}

/**
 * Row 7: while `a-tenth-claim` is on, tokens of one promotion contain a validly signed claim about
 * a person.
 */
export function namingTheViewer(depart: Depart): Depart {
  return async (handoff, bystanders) => {
    const departed = await depart(handoff, bystanders)
    if (!switchedOn().has('a-tenth-claim') || handoff.promoId !== CURIOUS_PROMOTION) return departed

    const { alg = '', ...header } = decodeProtectedHeader(departed.token)
    const token = await new SignJWT({ ...decodeJwt(departed.token), sub: bystanders.viewer })
      .setProtectedHeader({ alg, ...header })
      .sign(handoff.signingKey.privateKey)

    return { location: departed.location.replace(departed.token, token), token }
  }
}
