import { DomainError } from '@jembatan/platform/errors'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const TEN_MINUTES = 10 * 60

// Next bundles pages and route handlers apart; one process must still count once.
const kept = globalThis as typeof globalThis & { ramaiPublicForms?: ReturnType<typeof openLimits> }

/** In memory, as all of Ramai's limits: they end with the process, and no address is written down. */
const openLimits = () => ({
  complaints: new RateLimiterMemory({ points: 10, duration: TEN_MINUTES }),
  tickets: new RateLimiterMemory({ points: 30, duration: TEN_MINUTES }),
  notices: new RateLimiterMemory({ points: 30, duration: TEN_MINUTES }),
})

type Limited = { address: string }

/** @throws {DomainError} `too_many_forms` with the minutes to wait. */
export async function limitComplaints({ address }: Limited) {
  await consume('complaints', address)
}

/** A number is easily guessed, so guesses at its secret are counted. @throws {DomainError} `too_many_forms`. */
export async function limitTicketLookUps({ address }: Limited) {
  await consume('tickets', address)
}

/** Opening a notice, and appealing against it. @throws {DomainError} `too_many_forms`. */
export async function limitNotices({ address }: Limited) {
  await consume('notices', address)
}

async function consume(what: keyof ReturnType<typeof openLimits>, address: string) {
  kept.ramaiPublicForms ??= openLimits()
  await kept.ramaiPublicForms[what].consume(address).catch((thrown: unknown) => {
    throw new DomainError('too_many', 'too_many_forms', 'Too many forms from one address.', {
      minutes: Math.ceil(millisecondsRefused(thrown) / 60_000),
    })
  })
}
