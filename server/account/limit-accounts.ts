import { createHash } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'

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

const limiters = builtOnce((db: Database) => {
  const limiter = limiterOn(db)

  return {
    signInsOfAccount: limiter({ name: 'signInsOfAccount', points: 10, seconds: TEN_MINUTES }),
    signInsFromAddress: limiter({ name: 'signInsFromAddress', points: 60, seconds: TEN_MINUTES }),
    signUpsFromAddress: limiter({ name: 'signUpsFromAddress', points: 60, seconds: AN_HOUR }),
    resetsOfAccount: limiter({ name: 'resetsOfAccount', points: 3, seconds: AN_HOUR }),
    resetsFromAddress: limiter({ name: 'resetsFromAddress', points: 30, seconds: AN_HOUR }),
    newPasswordsFromAddress: limiter({ name: 'newPasswordsFromAddress', points: 30, seconds: TEN_MINUTES }),
    actsOfMember: limiter({ name: 'actsOfMember', points: 60, seconds: MINUTE, unshared: 6 }),
    savesOfMember: limiter({ name: 'savesOfMember', points: 120, seconds: MINUTE, unshared: 12 }),
    uploadsOfMember: limiter({ name: 'uploadsOfMember', points: 20, seconds: TEN_MINUTES }),
  }
})

// In memory, and so of each process: what a reader looked at is never written down, not even as a hash.
const viewsFromAddress = new RateLimiterMemory({ points: 300, duration: MINUTE })
/** A post is seen once a visit, and again when it is scrolled back to. */
const viewsOfPost = new RateLimiterMemory({ points: 60, duration: AN_HOUR })

type Limited<Whose> = Whose & { db: Database }

/** Counts tries whether or not anybody has the e-mail, and under its hash. @throws {TooManyTries} */
export async function limitSignIns({ db, email, address }: Limited<{ email: string; address: string }>) {
  await consume(limiters(db).signInsOfAccount, accountOf(email))
  await consume(limiters(db).signInsFromAddress, address)
}

/** Counts links that are asked for, as sign-ins are. @throws {TooManyTries} */
export async function limitResetLinks({ db, email, address }: Limited<{ email: string; address: string }>) {
  await consume(limiters(db).resetsOfAccount, accountOf(email))
  await consume(limiters(db).resetsFromAddress, address)
}

/** @throws {TooManyTries} */
export async function limitNewPasswords({ db, address }: Limited<{ address: string }>) {
  await consume(limiters(db).newPasswordsFromAddress, address)
}

const accountOf = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest('base64')

/** @throws {TooManyTries} */
export async function limitSignUps({ db, address }: Limited<{ address: string }>) {
  await consume(limiters(db).signUpsFromAddress, address)
}

/** Everything that a member does, together: a person taps, a program hammers. @throws {TooManyTries} */
export async function limitActs({ db, memberId }: Limited<{ memberId: string }>) {
  await consume(limiters(db).actsOfMember, memberId)
}

/** A draft is saved as it is typed, which is often and no act of its own. @throws {TooManyTries} */
export async function limitSaves({ db, memberId }: Limited<{ memberId: string }>) {
  await consume(limiters(db).savesOfMember, memberId)
}

/** Making a clip takes seconds of this machine. @throws {TooManyTries} */
export async function limitUploads({ db, memberId }: Limited<{ memberId: string }>) {
  await consume(limiters(db).uploadsOfMember, memberId)
}

/**
 * An address may be a whole school behind one router. Returns false for one more view of the same post than such a school has:
 * the viewer need not know that it is not counted. @throws {TooManyTries}
 */
export async function limitViews({ address, postId }: { address: string; postId: string }): Promise<boolean> {
  await consume(viewsFromAddress, address)

  return viewsOfPost.consume(`${address} ${postId}`).then(
    () => true,
    (limit: unknown) => millisecondsRefused(limit) < 0,
  )
}

async function consume(limiter: { consume: (key: string) => Promise<unknown> }, key: string) {
  await limiter.consume(key).catch((thrown: unknown) => {
    throw new TooManyTries(Math.ceil(millisecondsRefused(thrown) / 1000))
  })
}
