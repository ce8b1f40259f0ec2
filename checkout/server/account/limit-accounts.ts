import { accountLimits, countTry } from '@jembatan/platform/account-limits'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import type { Database } from '@/db/connect'
import type { Context, TimelessBuyer } from '../context'
import { limiterOn } from '../shared-limiter'
import { isDeviceOf } from './devices'
import { ACTS, CONFIRMATIONS, RESETS, SIGN_INS, SIGN_UPS } from './limits'

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
    acts: limiter({ name: 'acts', ...ACTS, unshared: 6 }),
  }
})

/** @throws {DomainError} `too_many_tries` */
export const limitSignUps = ({ db, address }: Pick<Context, 'address' | 'db'>) =>
  countTry(limiters(db).signUpsFromAddress, address)

/**
 * Limits confirmation mails per mailbox and hour, across all requesters. @throws {DomainError}
 * `too_many_tries`
 */
export const limitConfirmations = ({ db }: Pick<Context, 'db'>, { email }: { email: string }) =>
  countTry(limiters(db).confirmationsTo, email.trim().toLowerCase())

/**
 * Limits a buyer's changes to data and addresses, counted together. @throws {DomainError}
 * `too_many_tries`
 */
export const limitActs = ({ db, sessionHash }: TimelessBuyer) => countTry(limiters(db).acts, sessionHash)
