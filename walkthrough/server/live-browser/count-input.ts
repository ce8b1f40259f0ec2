import { RateLimiterMemory } from 'rate-limiter-flexible'

/** For one session. */
export const INPUT_RATE = { by: 'countInput', of: 'browser', most: 60, seconds: 1 } as const

const inputs = new RateLimiterMemory({ points: INPUT_RATE.most, duration: INPUT_RATE.seconds })

/** Whether a presenter's session may send one more request this second; a page sends one at a time. */
export const countInput = async (session: string): Promise<boolean> =>
  inputs.consume(session).then(
    () => true,
    () => false,
  )
