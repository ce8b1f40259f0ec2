import { tap, tokenIn } from '@jembatan/buyer/feed'
import type { WatchedSystem } from '../systems/systems'
import { openBrowser } from '../visitor/visitor'

/** Public, in the catalogue file: Rani's promotion of the AYU serum. */
const PROMOTION = 101

export class SampleTokenUnavailable extends Error {
  constructor(
    readonly why: 'down' | 'refused',
    cause?: unknown,
  ) {
    super(`No sample token: ${why}.`, { cause })
  }
}

/**
 * Mints a token by a tap on a promotion, over the public address that visitors use, without a key.
 * Does not spend the token.
 * @throws {SampleTokenUnavailable} when Ramai is down or refuses.
 */
export async function mintSampleToken(ramai: WatchedSystem): Promise<string> {
  const answer = await tap(openBrowser(ramai), PROMOTION).catch((cause) => {
    throw new SampleTokenUnavailable('down', cause)
  })
  const token = tokenIn(answer)
  if (answer.status !== 303 || !token) throw new SampleTokenUnavailable('refused')

  return token
}
