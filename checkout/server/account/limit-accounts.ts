import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { type Limiter, millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'
import { hashDevice, isDeviceOf } from './devices'
import { ACTS, CONFIRMATIONS, RESETS, SIGN_INS, SIGN_UPS } from './limits'

const TEN_MINUTES = 10 * 60
const AN_HOUR = 60 * 60

/** Misses for one account in an hour, from everywhere, after which strangers are heard slowly and seldom. */
export const MISSES_BEFORE_SLOW = 100
const SLOW_MS = 1000

const limiters = builtOnce((db: Database) => {
  const limiter = limiterOn(db)
  const [fromAddress, ofPair, ofDevice] = SIGN_INS
  const [resetsFromAddress, resetsOfPair, resetsOfDevice] = RESETS

  return {
    signInsFromAddress: limiter({ name: 'signInsFromAddress', ...fromAddress }),
    signInsOfPair: limiter({ name: 'signInsOfPair', ...ofPair }),
    signInsOfDevice: limiter({ name: 'signInsOfDevice', ...ofDevice }),
    signInsOfAccount: limiter({ name: 'signInsOfAccount', most: MISSES_BEFORE_SLOW, seconds: AN_HOUR }),
    signInsOfGuessed: limiter({ name: 'signInsOfGuessed', most: 3, seconds: AN_HOUR }),
    signUpsFromAddress: limiter({ name: 'signUpsFromAddress', ...SIGN_UPS }),
    resetsFromAddress: limiter({ name: 'resetsFromAddress', ...resetsFromAddress }),
    resetsOfPair: limiter({ name: 'resetsOfPair', ...resetsOfPair }),
    resetsOfDevice: limiter({ name: 'resetsOfDevice', ...resetsOfDevice }),
    confirmationsTo: limiter({ name: 'confirmationsTo', ...CONFIRMATIONS }),
    lettersToAccount: limiter({ name: 'lettersToAccount', most: 2, seconds: TEN_MINUTES }),
    acts: limiter({ name: 'acts', ...ACTS, unshared: 6 }),
  }
})

type Limited<Whose> = Whose & { db: Database }

type Typed = { email: string; address: string; device?: string | undefined }

type SignIn<Entered> = Limited<Typed> & { enter: () => Promise<Entered> }

/**
 * Enters an account, and counts the tries. A stop belongs to an address, alone and with the account: one that belonged to
 * the account would let a stranger lock its owner out. Misses for one account from everywhere only slow strangers down, to
 * three tries of an address in an hour; the right password is always taken from a fresh one. A browser in which the account
 * was entered before is counted by itself.
 * @throws {DomainError} `too_many_tries`
 */
export async function limitSignIns<Entered>({ db, enter, ...typed }: SignIn<Entered>): Promise<Entered> {
  const of = limiters(db)
  const { account, pair, device } = await readTry(db, typed)
  // Counted before the password is checked, so that many at the same moment are not one; the right one is taken back.
  const counted: [Limiter, string][] = device
    ? [[of.signInsOfDevice, device]]
    : [
        [of.signInsFromAddress, typed.address],
        [of.signInsOfPair, pair],
      ]
  for (const [limiter, key] of counted) await consume(limiter, key)
  if (!device) {
    counted.push([of.signInsOfAccount, account])
    if (await isExhausted(of.signInsOfAccount, account)) {
      await consume(of.signInsOfGuessed, pair)
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
export async function limitResets({ db, ...typed }: Limited<Typed>): Promise<boolean> {
  const of = limiters(db)
  const { account, pair, device } = await readTry(db, typed)
  if (device) {
    await consume(of.resetsOfDevice, device)
    return true
  }
  await consume(of.resetsFromAddress, typed.address)
  await consume(of.resetsOfPair, pair)

  return !(await isExhausted(of.lettersToAccount, account))
}

/** The keys that a try counts under, whether or not anybody has the e-mail. `device` is null for a stranger's browser. */
async function readTry(db: Database, { address, device, ...typed }: Typed) {
  const email = typed.email.trim().toLowerCase()
  const account = createHash('sha256').update(email).digest('base64')
  const isKnown = device !== undefined && (await isDeviceOf(db, { device, email }))

  return { account, pair: `${address} ${account}`, device: isKnown ? `${hashDevice(device)} ${account}` : null }
}

/** Counts one more, and says whether that is too many, however many it is. */
const isExhausted = (limiter: Limiter, key: string) =>
  limiter.consume(key).then(
    () => false,
    (thrown: unknown) => millisecondsRefused(thrown) >= 0,
  )

/** @throws {DomainError} `too_many_tries` */
export async function limitSignUps({ db, address }: Limited<{ address: string }>) {
  await consume(limiters(db).signUpsFromAddress, address)
}

/** Letters that prove an e-mail: few an hour to a mailbox, whoever asks for them. @throws {DomainError} `too_many_tries` */
export async function limitConfirmations({ db, email }: Limited<{ email: string }>) {
  await consume(limiters(db).confirmationsTo, email.trim().toLowerCase())
}

/** What a shopper does with their data and addresses, together. @throws {DomainError} `too_many_tries` */
export async function limitActs({ db, sessionHash }: Limited<{ sessionHash: string }>) {
  await consume(limiters(db).acts, sessionHash)
}

async function consume(limiter: Limiter, key: string) {
  await limiter.consume(key).catch((thrown: unknown) => {
    throw new DomainError('too_many', 'too_many_tries', 'too many tries from one address or for one account', {
      seconds: Math.ceil(millisecondsRefused(thrown) / 1000),
    })
  })
}
