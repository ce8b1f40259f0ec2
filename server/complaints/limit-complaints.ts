import { DomainError } from '@jembatan/platform/errors'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const TEN_MINUTES = 10 * 60

// Next bundles pages and route handlers apart; one process must still count once.
const kept = globalThis as typeof globalThis & { ramaiPublicForms?: Record<PublicForm, RateLimiterMemory> }

export type PublicForm = 'file' | 'find' | 'appeal'

/** In memory, as all of Ramai's limits: they end with the process, and no address is written down. */
const openLimits = () => ({
  file: new RateLimiterMemory({ points: 10, duration: TEN_MINUTES }),
  find: new RateLimiterMemory({ points: 30, duration: TEN_MINUTES }),
  appeal: new RateLimiterMemory({ points: 30, duration: TEN_MINUTES }),
})

/** @throws {DomainError} `too_many_forms` with the minutes to wait. */
export async function limitForm(form: PublicForm, address: string) {
  kept.ramaiPublicForms ??= openLimits()
  try {
    await kept.ramaiPublicForms[form].consume(address)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new DomainError('too_many', 'too_many_forms', 'Too many forms from one address.', {
      minutes: Math.ceil(refusal.msBeforeNext / 60_000),
    })
  }
}
