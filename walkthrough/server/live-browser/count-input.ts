import { RateLimiterMemory } from 'rate-limiter-flexible'

const inputs = new RateLimiterMemory({ points: 60, duration: 1 })

/** Whether a presenter's session may send one more request this second; a page sends one at a time. */
export const countInput = async (session: string): Promise<boolean> =>
  inputs.consume(session).then(
    () => true,
    () => false,
  )
