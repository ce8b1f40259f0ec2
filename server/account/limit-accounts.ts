import { accountLimits, countTry } from '@jembatan/platform/account-limits'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Database } from '@/db/connect'
import type { Context, MemberContext } from '../context'
import { limiterOn } from '../shared-limiter'
import { isDeviceOf } from './devices'
import { ACTS, CONFIRMATIONS, NEW_PASSWORDS, RESETS, SAVES, SIGN_INS, SIGN_UPS, UPLOADS, VIEWS } from './limits'

export const { limitSignIns, limitResets } = accountLimits({
  limiterOn,
  signIns: SIGN_INS,
  resets: RESETS,
  isDeviceOf,
})

const limiters = builtOnce((db: Database) => {
  const limiter = limiterOn(db)

  return {
    signUpsFromAddress: limiter({ name: 'signUpsFromAddress', ...SIGN_UPS }),
    confirmationsTo: limiter({ name: 'confirmationsTo', ...CONFIRMATIONS }),
    newPasswordsFromAddress: limiter({ name: 'newPasswordsFromAddress', ...NEW_PASSWORDS }),
    actsOfMember: limiter({ name: 'actsOfMember', ...ACTS, unshared: 6 }),
    savesOfMember: limiter({ name: 'savesOfMember', ...SAVES, unshared: 12 }),
    uploadsOfMember: limiter({ name: 'uploadsOfMember', ...UPLOADS }),
  }
})

// In memory, and so of each process: what a reader looked at is never written down, not even as a hash.
const viewsFromAddress = new RateLimiterMemory({ points: VIEWS.most, duration: VIEWS.seconds })
/** A post is seen once a visit, and again when it is scrolled back to. */
const viewsOfPost = new RateLimiterMemory({ points: 60, duration: 60 * 60 })

type From = Pick<Context, 'address' | 'db'>
type Member = Pick<MemberContext, 'db' | 'memberId'>

/** Letters that prove an e-mail: few an hour to a mailbox, whoever asks for them. @throws {DomainError} `too_many_tries` */
export const limitConfirmations = ({ db }: Pick<Context, 'db'>, { email }: { email: string }) =>
  countTry(limiters(db).confirmationsTo, email.trim().toLowerCase())

/** Links that are opened, whatever for. @throws {DomainError} `too_many_tries` */
export const limitNewPasswords = ({ db, address }: From) => countTry(limiters(db).newPasswordsFromAddress, address)

/** @throws {DomainError} `too_many_tries` */
export const limitSignUps = ({ db, address }: From) => countTry(limiters(db).signUpsFromAddress, address)

/** Everything that a member does, together: a person taps, a program hammers. @throws {DomainError} `too_many_tries` */
export const limitActs = ({ db, memberId }: Member) => countTry(limiters(db).actsOfMember, memberId)

/** A draft is saved as it is typed, which is often and no act of its own. @throws {DomainError} `too_many_tries` */
export const limitSaves = ({ db, memberId }: Member) => countTry(limiters(db).savesOfMember, memberId)

/** Making a clip takes seconds of this machine. @throws {DomainError} `too_many_tries` */
export const limitUploads = ({ db, memberId }: Member) => countTry(limiters(db).uploadsOfMember, memberId)

/**
 * An address may be a whole school behind one router. Returns false for one more view of the same post than such a school has:
 * the viewer need not know that it is not counted. @throws {DomainError} `too_many_tries`
 */
export async function limitViews(
  { address }: Pick<Context, 'address'>,
  { postId }: { postId: string },
): Promise<boolean> {
  await countTry(viewsFromAddress, address)

  return viewsOfPost.consume(`${address} ${postId}`).then(
    () => true,
    (limit: unknown) => millisecondsRefused(limit) < 0,
  )
}
