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

// In memory, and so per process: what a visitor viewed is never stored, not even as a hash.
const viewsFromAddress = new RateLimiterMemory({ points: VIEWS.most, duration: VIEWS.seconds })
/** A post counts one view per visit, and another when the visitor scrolls back to it. */
const viewsOfPost = new RateLimiterMemory({ points: 60, duration: 60 * 60 })

type From = Pick<Context, 'address' | 'db'>
type Member = Pick<MemberContext, 'db' | 'memberId'>

/**
 * Limits confirmation emails per mailbox and hour, independent of the requester. @throws
 * {DomainError} `too_many_tries`
 */
export const limitConfirmations = ({ db }: Pick<Context, 'db'>, { email }: { email: string }) =>
  countTry(limiters(db).confirmationsTo, email.trim().toLowerCase())

/** Limits opened links of any kind. @throws {DomainError} `too_many_tries` */
export const limitNewPasswords = ({ db, address }: From) => countTry(limiters(db).newPasswordsFromAddress, address)

/** @throws {DomainError} `too_many_tries` */
export const limitSignUps = ({ db, address }: From) => countTry(limiters(db).signUpsFromAddress, address)

/**
 * Limits all actions of a member together, which stops programs. @throws {DomainError}
 * `too_many_tries`
 */
export const limitActs = ({ db, memberId }: Member) => countTry(limiters(db).actsOfMember, memberId)

/**
 * A draft is saved often during input, so saving has its own limit. @throws {DomainError}
 * `too_many_tries`
 */
export const limitSaves = ({ db, memberId }: Member) => countTry(limiters(db).savesOfMember, memberId)

/** Encoding a clip takes seconds of this machine. @throws {DomainError} `too_many_tries` */
export const limitUploads = ({ db, memberId }: Member) => countTry(limiters(db).uploadsOfMember, memberId)

/**
 * An address may be a whole school behind one router. Returns false when an address views one post
 * more often than such a school would; the viewer does not learn that the view is not counted.
 * @throws {DomainError} `too_many_tries`
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
