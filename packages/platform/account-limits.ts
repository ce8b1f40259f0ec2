import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from './errors'
import { builtOnce } from './prepare-statements'
import { type Limit, type Limiter, millisecondsRefused } from './rate-limit'

/** Misses for one account in an hour, from everywhere, after which strangers are heard slowly and seldom. */
export const MISSES_BEFORE_SLOW = 100
const SLOW_MS = 1000
const AN_HOUR = 60 * 60

type Count = Pick<Limit, 'most' | 'seconds'>

/** From an address, of an account from there, and in a browser that is known. */
type Counts = readonly [fromAddress: Count, ofPair: Count, ofDevice: Count]

type AccountLimits<Db> = {
  limiterOn: (db: Db) => (limit: Limit) => Limiter
  signIns: Counts
  resets: Counts
  /** Whether the account with this e-mail was entered in this browser before. */
  isDeviceOf: (db: Db, browser: { device: string; email: string }) => Promise<boolean>
}

/** `device`: what the cookie of a browser holds in which somebody signed in before. */
type From<Db> = { db: Db; address: string; device?: string | undefined }

/**
 * Limits on who enters an account. A stop belongs to an address, alone and with the account: one that belonged to the account
 * would let a stranger lock its owner out. A browser in which the account was entered before is counted by itself.
 */
export function accountLimits<Db extends object>({ limiterOn, signIns, resets, isDeviceOf }: AccountLimits<Db>) {
  const limiters = builtOnce((db: Db) => {
    const limiter = limiterOn(db)

    return {
      signInsFromAddress: limiter({ name: 'signInsFromAddress', ...signIns[0] }),
      signInsOfPair: limiter({ name: 'signInsOfPair', ...signIns[1] }),
      signInsOfDevice: limiter({ name: 'signInsOfDevice', ...signIns[2] }),
      signInsOfAccount: limiter({ name: 'signInsOfAccount', most: MISSES_BEFORE_SLOW, seconds: AN_HOUR }),
      signInsOfGuessed: limiter({ name: 'signInsOfGuessed', most: 3, seconds: AN_HOUR }),
      resetsFromAddress: limiter({ name: 'resetsFromAddress', ...resets[0] }),
      resetsOfPair: limiter({ name: 'resetsOfPair', ...resets[1] }),
      resetsOfDevice: limiter({ name: 'resetsOfDevice', ...resets[2] }),
      lettersToAccount: limiter({ name: 'lettersToAccount', most: 2, seconds: 10 * 60 }),
    }
  })

  /** The keys of a try, whether or not anybody has the e-mail. `device` is null for a stranger's browser. */
  async function readTry({ db, address, device }: From<Db>, typed: string) {
    const email = typed.trim().toLowerCase()
    const account = createHash('sha256').update(email).digest('base64')
    const isKnown = device !== undefined && (await isDeviceOf(db, { device, email }))

    return {
      account,
      pair: `${address} ${account}`,
      device: isKnown ? `${createHash('sha256').update(device).digest('base64url')} ${account}` : null,
    }
  }

  /**
   * Enters an account, and counts the misses. Misses for one account from everywhere only slow strangers down, to three tries of
   * an address in an hour; the right password is always taken from a fresh one.
   * @throws {DomainError} `too_many_tries`
   */
  async function limitSignIns<Entered>(
    from: From<Db>,
    { email, enter }: { email: string; enter: () => Promise<Entered> },
  ): Promise<Entered> {
    const of = limiters(from.db)
    const { account, pair, device } = await readTry(from, email)
    // Counted before the password is checked, so that many at the same moment are not one; the right one is taken back.
    const counted: [Limiter, string][] = device
      ? [[of.signInsOfDevice, device]]
      : [
          [of.signInsFromAddress, from.address],
          [of.signInsOfPair, pair],
        ]
    for (const [limiter, key] of counted) await countTry(limiter, key)
    if (!device) {
      counted.push([of.signInsOfAccount, account])
      if (await isExhausted(of.signInsOfAccount, account)) {
        await countTry(of.signInsOfGuessed, pair)
        counted.push([of.signInsOfGuessed, pair])
        await pause(SLOW_MS)
      }
    }

    const entered = await enter()
    await Promise.all(counted.map(([limiter, key]) => limiter.giveBack(key)))
    return entered
  }

  /**
   * Counts links that are asked for, as sign-ins are. Returns whether a letter goes: beyond two in ten minutes for all strangers
   * together none does, since the links that the mailbox has still work.
   * @throws {DomainError} `too_many_tries`
   */
  async function limitResets(from: From<Db>, { email }: { email: string }): Promise<boolean> {
    const of = limiters(from.db)
    const { account, pair, device } = await readTry(from, email)
    if (device) {
      await countTry(of.resetsOfDevice, device)
      return true
    }
    await countTry(of.resetsFromAddress, from.address)
    await countTry(of.resetsOfPair, pair)

    return !(await isExhausted(of.lettersToAccount, account))
  }

  return { limitSignIns, limitResets }
}

/** Counts one more, and says whether that is too many, however many it is. */
const isExhausted = (limiter: Limiter, key: string) =>
  limiter.consume(key).then(
    () => false,
    (thrown: unknown) => millisecondsRefused(thrown) >= 0,
  )

/** Counts one more. @throws {DomainError} `too_many_tries`, with the seconds to wait. */
export async function countTry(limiter: { consume: (key: string) => Promise<unknown> }, key: string) {
  await limiter.consume(key).catch((thrown: unknown) => {
    throw new DomainError(
      'too_many',
      'too_many_tries',
      'too many tries from one address, for one account or by one person',
      {
        seconds: Math.ceil(millisecondsRefused(thrown) / 1000),
      },
    )
  })
}
