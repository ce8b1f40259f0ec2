import { RateLimiterMemory } from 'rate-limiter-flexible'

const attempts = new RateLimiterMemory({ points: 30, duration: 60 })

/** Whether one more attempt to sign in is heard this minute, whoever makes it: the key is for one auditor, the log finite. */
export const countAttempt = async (): Promise<boolean> =>
  attempts.consume('everybody').then(
    () => true,
    () => false,
  )
