import { tap, tokenIn } from '@jembatan/buyer/feed'
import type { WatchedSystem } from '../systems/systems'
import { openBrowser } from '../visitor/visitor'

/** Public, in the catalogue file: Rani's promotion of the AYU serum. */
const PROMOTION = 101

export class SpecimenUnavailable extends Error {
  constructor(
    readonly why: 'down' | 'refused',
    cause?: unknown,
  ) {
    super(`No specimen token: ${why}.`, { cause })
  }
}

/**
 * Mints a token by a tap on a promotion, over the public address that visitors use, without a key.
 * Does not spend the token.
 * @throws {SpecimenUnavailable} when Ramai is down or refuses.
 */
export async function mintSpecimen(ramai: WatchedSystem): Promise<string> {
  const answer = await tap(openBrowser(ramai), PROMOTION).catch((cause) => {
    throw new SpecimenUnavailable('down', cause)
  })
  const token = tokenIn(answer)
  if (answer.status !== 303 || !token) throw new SpecimenUnavailable('refused')

  return token
}
