import { createHash } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const MINUTE = 60
const TEN_MINUTES = 10 * MINUTE
const AN_HOUR = 60 * MINUTE

const newLimiters = () => ({
  signInsOfAccount: new RateLimiterMemory({ points: 10, duration: TEN_MINUTES }),
  signInsFromAddress: new RateLimiterMemory({ points: 60, duration: TEN_MINUTES }),
  signUpsFromAddress: new RateLimiterMemory({ points: 60, duration: AN_HOUR }),
  resetsOfAccount: new RateLimiterMemory({ points: 3, duration: AN_HOUR }),
  resetsFromAddress: new RateLimiterMemory({ points: 30, duration: AN_HOUR }),
  acts: new RateLimiterMemory({ points: 60, duration: MINUTE }),
})

// Next bundles pages and route handlers apart; one process must still count once.
const kept = globalThis as typeof globalThis & { pasarAccountLimits?: ReturnType<typeof newLimiters> }

function limiters() {
  kept.pasarAccountLimits ??= newLimiters()

  return kept.pasarAccountLimits
}

type Try = { email: string; address: string }

/** Counts tries whether or not anybody has the e-mail, and under its hash. @throws {DomainError} `too_many_tries` */
export async function limitSignIns({ email, address }: Try) {
  await consume(limiters().signInsOfAccount, hashOf(email))
  await consume(limiters().signInsFromAddress, address)
}

/** @throws {DomainError} `too_many_tries` */
export async function limitSignUps({ address }: Pick<Try, 'address'>) {
  await consume(limiters().signUpsFromAddress, address)
}

/** A mail-box is no target: few mails an hour, whoever asks for them. @throws {DomainError} `too_many_tries` */
export async function limitResets({ email, address }: Try) {
  await consume(limiters().resetsOfAccount, hashOf(email))
  await consume(limiters().resetsFromAddress, address)
}

/** What a shopper does with their data and addresses, together. @throws {DomainError} `too_many_tries` */
export async function limitActs({ sessionHash }: { sessionHash: string }) {
  await consume(limiters().acts, sessionHash)
}

const hashOf = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest('base64')

async function consume(limiter: RateLimiterMemory, key: string) {
  await limiter.consume(key).catch((thrown: unknown) => {
    throw new DomainError('too_many', 'too_many_tries', 'too many tries from one address or for one account', {
      seconds: Math.ceil(millisecondsRefused(thrown) / 1000),
    })
  })
}
