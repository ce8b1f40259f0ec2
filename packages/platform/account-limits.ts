import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from './errors'
import { builtOnce } from './prepare-statements'
import { type Limit, type Limiter, millisecondsRefused } from './rate-limit'

/**
 * Failed sign-ins for one account in an hour, across all addresses, after which unknown browsers
 * are delayed and limited.
 */
export const MISSES_BEFORE_SLOW = 100
const SLOW_MS = 1000
const AN_HOUR = 60 * 60

type Count = Pick<Limit, 'by' | 'most' | 'seconds'>

/** Tries counted by address, by address and account, and by known browser. */
type Counts = readonly [fromAddress: Count, ofPair: Count, ofDevice: Count]

type AccountLimits<Db> = {
  limiterOn: (db: Db) => (limit: Limit) => Limiter
  signIns: Counts
  resets: Counts
  /** Returns whether this browser has signed in to the account with this email before. */
  isDeviceOf: (db: Db, browser: { device: string; email: string }) => Promise<boolean>
}

/** `device`: the cookie of a browser that has signed in before. */
type From<Db> = { db: Db; address: string; device?: string | undefined }

/**
 * Limits sign-ins and password resets. A block applies to an address, alone or with the account. A
 * block on the account itself would let a stranger lock its owner out. A known browser is counted
 * separately.
 */
export function accountLimits<Db extends object>({ limiterOn, signIns, resets, isDeviceOf }: AccountLimits<Db>) {
  const limiters = builtOnce((db: Db) => {
    const limiter = limiterOn(db)

    return {
      signInsFromAddress: limiter({ name: 'signInsFromAddress', ...signIns[0] }),
      signInsOfPair: limiter({ name: 'signInsOfPair', ...signIns[1] }),
      signInsOfDevice: limiter({ name: 'signInsOfDevice', ...signIns[2] }),
      signInsOfAccount: limiter({
        ...signIns[1],
        name: 'signInsOfAccount',
        most: MISSES_BEFORE_SLOW,
        seconds: AN_HOUR,
      }),
      signInsOfGuessed: limiter({ ...signIns[1], name: 'signInsOfGuessed', most: 3, seconds: AN_HOUR }),
      resetsFromAddress: limiter({ name: 'resetsFromAddress', ...resets[0] }),
      resetsOfPair: limiter({ name: 'resetsOfPair', ...resets[1] }),
      resetsOfDevice: limiter({ name: 'resetsOfDevice', ...resets[2] }),
      mailsToAccount: limiter({ ...resets[1], name: 'mailsToAccount', most: 2, seconds: 10 * 60 }),
    }
  })

  /**
   * Derives the keys of a try, whether or not the account exists. `device` is null for an unknown
   * browser.
   */
  async function readTry({ db, address, device }: From<Db>, input: string) {
    const email = input.trim().toLowerCase()
    const account = createHash('sha256').update(email).digest('base64')
    const isKnown = device !== undefined && (await isDeviceOf(db, { device, email }))

    return {
      account,
      pair: `${address} ${account}`,
      device: isKnown ? `${createHash('sha256').update(device).digest('base64url')} ${account}` : null,
    }
  }

  /**
   * Runs a sign-in and counts failed ones. Many failures for one account from all addresses only
   * slow unknown browsers down, to three tries per address and hour. The right password always
   * works from a fresh address.
   * @throws {DomainError} `too_many_tries`
   */
  async function limitSignIns<Entered>(
    from: From<Db>,
    { email, enter }: { email: string; enter: () => Promise<Entered> },
  ): Promise<Entered> {
    const of = limiters(from.db)
    const { account, pair, device } = await readTry(from, email)
    // Counted before the password check, so that parallel tries are each counted. A right password
    // is taken back.
    const charges: [Limiter, string][] = device
      ? [[of.signInsOfDevice, device]]
      : [
          [of.signInsFromAddress, from.address],
          [of.signInsOfPair, pair],
        ]
    for (const [limiter, key] of charges) await countTry(limiter, key)
    if (!device) {
      charges.push([of.signInsOfAccount, account])
      if (await isExhausted(of.signInsOfAccount, account)) {
        await countTry(of.signInsOfGuessed, pair)
        charges.push([of.signInsOfGuessed, pair])
        await pause(SLOW_MS)
      }
    }

    const entered = await enter()
    await Promise.all(charges.map(([limiter, key]) => limiter.giveBack(key)))
    return entered
  }

  /**
   * Counts requests for a reset link like sign-ins. Returns whether to send the email: unknown
   * browsers together cause at most two emails per account in ten minutes, because the links of
   * those emails still work.
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

    return !(await isExhausted(of.mailsToAccount, account))
  }

  return { limitSignIns, limitResets }
}

/**
 * Counts one more try and returns whether the limit is exceeded. Continues to count beyond the
 * limit.
 */
const isExhausted = (limiter: Limiter, key: string) =>
  limiter.consume(key).then(
    () => false,
    (thrown: unknown) => millisecondsRefused(thrown) >= 0,
  )

/** Counts one more try. @throws {DomainError} `too_many_tries`, with the seconds to wait. */
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
