import { DomainError } from '@jembatan/platform/errors'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'

const TEN_MINUTES = 10 * 60

// Next bundles pages and route handlers apart; one process must still count once.
const kept = globalThis as typeof globalThis & { pasarComplaints?: ReturnType<typeof openLimits> }

/** In memory: they end with the process, and no address is written down. */
const openLimits = () => ({
  complaints: new RateLimiterMemory({ points: 10, duration: TEN_MINUTES }),
  tickets: new RateLimiterMemory({ points: 30, duration: TEN_MINUTES }),
})

type Limited = { address: string }

/** @throws {DomainError} `too_many_complaints` with the minutes to wait. */
export async function limitBuyerComplaints({ address }: Limited) {
  await consume('complaints', address)
}

/** A number is easily guessed, so guesses at its secret are counted. @throws {DomainError} `too_many_complaints`. */
export async function limitBuyerTickets({ address }: Limited) {
  await consume('tickets', address)
}

async function consume(what: keyof ReturnType<typeof openLimits>, address: string) {
  kept.pasarComplaints ??= openLimits()
  await kept.pasarComplaints[what].consume(address).catch(refuse)
}

/** Told by its form: each page has classes of its own, and one limiter is all of theirs. */
const refusal = z.object({ msBeforeNext: z.number() })

function refuse(error: unknown): never {
  const { success, data } = refusal.safeParse(error)
  if (!success) throw error
  throw new DomainError('too_many', 'too_many_complaints', 'too many forms from one address', {
    minutes: Math.ceil(data.msBeforeNext / 60_000),
  })
}
