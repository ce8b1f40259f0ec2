import { z } from 'zod'

const refusal = z.object({ msBeforeNext: z.number() })

/**
 * For how many milliseconds a limiter of `rate-limiter-flexible` refuses. Told by its form: pages and route handlers are bundles
 * with classes of their own, and a limiter that they share was made by one of them.
 * @throws {unknown} what was thrown, where that is no refusal.
 */
export function millisecondsRefused(thrown: unknown): number {
  const { success, data } = refusal.safeParse(thrown)
  if (!success) throw thrown

  return data.msBeforeNext
}
