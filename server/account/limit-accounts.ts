import { createHash } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Too many tries; it says after how many seconds another makes sense. */
export class TooManyTries extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many', 'too_many_tries', 'Too many tries from one address, for one account or by one member.', {
      seconds: retryAfterSeconds,
    })
  }
}

const MINUTE = 60
const TEN_MINUTES = 10 * MINUTE
const AN_HOUR = 60 * MINUTE

export type AccountLimits = ReturnType<typeof accountLimits>

/** Counters in memory, which end with the process. */
export function accountLimits() {
  return {
    signInsOfAccount: new RateLimiterMemory({ points: 10, duration: TEN_MINUTES }),
    signInsFromAddress: new RateLimiterMemory({ points: 60, duration: TEN_MINUTES }),
    signUpsFromAddress: new RateLimiterMemory({ points: 60, duration: AN_HOUR }),
    resetsOfAccount: new RateLimiterMemory({ points: 3, duration: AN_HOUR }),
    resetsFromAddress: new RateLimiterMemory({ points: 30, duration: AN_HOUR }),
    newPasswordsFromAddress: new RateLimiterMemory({ points: 30, duration: TEN_MINUTES }),
    actsOfMember: new RateLimiterMemory({ points: 60, duration: MINUTE }),
    savesOfMember: new RateLimiterMemory({ points: 120, duration: MINUTE }),
    uploadsOfMember: new RateLimiterMemory({ points: 20, duration: TEN_MINUTES }),
    viewsFromAddress: new RateLimiterMemory({ points: 300, duration: MINUTE }),
  }
}

/** Counts tries whether or not anybody has the e-mail, and under its hash. @throws {TooManyTries} */
export async function limitSignIns(limits: AccountLimits, { email, address }: { email: string; address: string }) {
  await consume(limits.signInsOfAccount, accountOf(email))
  await consume(limits.signInsFromAddress, address)
}

/** Counts links that are asked for, as sign-ins are. @throws {TooManyTries} */
export async function limitResetLinks(limits: AccountLimits, { email, address }: { email: string; address: string }) {
  await consume(limits.resetsOfAccount, accountOf(email))
  await consume(limits.resetsFromAddress, address)
}

/** @throws {TooManyTries} */
export async function limitNewPasswords(limits: AccountLimits, { address }: { address: string }) {
  await consume(limits.newPasswordsFromAddress, address)
}

const accountOf = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest('base64')

/** @throws {TooManyTries} */
export async function limitSignUps(limits: AccountLimits, { address }: { address: string }) {
  await consume(limits.signUpsFromAddress, address)
}

/** Everything that a member does, together: a person taps, a program hammers. @throws {TooManyTries} */
export async function limitActs(limits: AccountLimits, { memberId }: { memberId: string }) {
  await consume(limits.actsOfMember, memberId)
}

/** A draft is saved as it is typed, which is often and no act of its own. @throws {TooManyTries} */
export async function limitSaves(limits: AccountLimits, { memberId }: { memberId: string }) {
  await consume(limits.savesOfMember, memberId)
}

/** Making a clip takes seconds of this machine. @throws {TooManyTries} */
export async function limitUploads(limits: AccountLimits, { memberId }: { memberId: string }) {
  await consume(limits.uploadsOfMember, memberId)
}

/** An address may be a whole school behind one router. @throws {TooManyTries} */
export async function limitViews(limits: AccountLimits, { address }: { address: string }) {
  await consume(limits.viewsFromAddress, address)
}

async function consume(limiter: RateLimiterMemory, key: string) {
  await limiter.consume(key).catch((thrown: unknown) => {
    throw new TooManyTries(Math.ceil(millisecondsRefused(thrown) / 1000))
  })
}
