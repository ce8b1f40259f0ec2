import { RateLimiterMemory } from 'rate-limiter-flexible'

/** The input limit of one session. */
export const INPUT_RATE = { by: 'countInput', of: 'browser', most: 60, seconds: 1 } as const

const inputs = new RateLimiterMemory({ points: INPUT_RATE.most, duration: INPUT_RATE.seconds })

/** Returns whether a session may send another input request this second. */
export const countInput = async (session: string): Promise<boolean> =>
  inputs.consume(session).then(
    () => true,
    () => false,
  )
