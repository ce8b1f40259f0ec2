import { DomainError } from '@jembatan/platform/errors'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'

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

function refuse(thrown: unknown): never {
  throw new DomainError('too_many', 'too_many_complaints', 'too many forms from one address', {
    minutes: Math.ceil(millisecondsRefused(thrown) / 60_000),
  })
}
