import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { type Limiter, millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Database } from '@/db/connect'
import type { Context, MemberContext } from '../context'
import { limiterOn } from '../shared-limiter'
import { hashDevice, isDeviceOf } from './devices'
import { ACTS, CONFIRMATIONS, NEW_PASSWORDS, RESETS, SAVES, SIGN_INS, SIGN_UPS, UPLOADS, VIEWS } from './limits'

/** Too many tries; it says after how many seconds another makes sense. */
export class TooManyTries extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many', 'too_many_tries', 'Too many tries from one address, for one account or by one member.', {
      seconds: retryAfterSeconds,
    })
  }
}

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
    newPasswordsFromAddress: limiter({ name: 'newPasswordsFromAddress', ...NEW_PASSWORDS }),
    actsOfMember: limiter({ name: 'actsOfMember', ...ACTS, unshared: 6 }),
    savesOfMember: limiter({ name: 'savesOfMember', ...SAVES, unshared: 12 }),
    uploadsOfMember: limiter({ name: 'uploadsOfMember', ...UPLOADS }),
  }
})

// In memory, and so of each process: what a reader looked at is never written down, not even as a hash.
const viewsFromAddress = new RateLimiterMemory({ points: VIEWS.most, duration: VIEWS.seconds })
/** A post is seen once a visit, and again when it is scrolled back to. */
const viewsOfPost = new RateLimiterMemory({ points: 60, duration: AN_HOUR })

type Db = Pick<Context, 'db'>
type From = Pick<Context, 'address' | 'db'>

/** `device`: whether the account was entered in this browser before. */
type Browser = Pick<Context, 'address' | 'db' | 'device'>

type Typed = { email: string }

/**
 * Enters an account, and counts the tries. A stop belongs to an address, alone and with the account: one that belonged to
 * the account would let a stranger lock its owner out. Misses for one account from everywhere only slow strangers down, to
 * three tries of an address in an hour; the right password is always taken from a fresh one. A browser in which the account
 * was entered before is counted by itself.
 * @throws {TooManyTries}
 */
export async function limitSignIns<Entered>(
  ctx: Browser,
  { email, enter }: Typed & { enter: () => Promise<Entered> },
): Promise<Entered> {
  const of = limiters(ctx.db)
  const { account, pair, device } = await readTry(ctx, { email })
  // Counted before the password is checked, so that many at the same moment are not one; the right one is taken back.
  const counted: [Limiter, string][] = device
    ? [[of.signInsOfDevice, device]]
    : [
        [of.signInsFromAddress, ctx.address],
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
 * @throws {TooManyTries}
 */
export async function limitResets(ctx: Browser, typed: Typed): Promise<boolean> {
  const of = limiters(ctx.db)
  const { account, pair, device } = await readTry(ctx, typed)
  if (device) {
    await consume(of.resetsOfDevice, device)
    return true
  }
  await consume(of.resetsFromAddress, ctx.address)
  await consume(of.resetsOfPair, pair)

  return !(await isExhausted(of.lettersToAccount, account))
}

/** The keys that a try counts under, whether or not anybody has the e-mail. `device` is null for a stranger's browser. */
async function readTry({ db, address, device }: Browser, typed: Typed) {
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

/** Letters that prove an e-mail: few an hour to a mailbox, whoever asks for them. @throws {TooManyTries} */
export async function limitConfirmations({ db }: Db, { email }: { email: string }) {
  await consume(limiters(db).confirmationsTo, email.trim().toLowerCase())
}

/** Links that are opened, whatever for. @throws {TooManyTries} */
export async function limitNewPasswords({ db, address }: From) {
  await consume(limiters(db).newPasswordsFromAddress, address)
}

/** @throws {TooManyTries} */
export async function limitSignUps({ db, address }: From) {
  await consume(limiters(db).signUpsFromAddress, address)
}

/** Everything that a member does, together: a person taps, a program hammers. @throws {TooManyTries} */
export async function limitActs({ db, memberId }: Pick<MemberContext, 'db' | 'memberId'>) {
  await consume(limiters(db).actsOfMember, memberId)
}

/** A draft is saved as it is typed, which is often and no act of its own. @throws {TooManyTries} */
export async function limitSaves({ db, memberId }: Pick<MemberContext, 'db' | 'memberId'>) {
  await consume(limiters(db).savesOfMember, memberId)
}

/** Making a clip takes seconds of this machine. @throws {TooManyTries} */
export async function limitUploads({ db, memberId }: Pick<MemberContext, 'db' | 'memberId'>) {
  await consume(limiters(db).uploadsOfMember, memberId)
}

/**
 * An address may be a whole school behind one router. Returns false for one more view of the same post than such a school has:
 * the viewer need not know that it is not counted. @throws {TooManyTries}
 */
export async function limitViews(
  { address }: Pick<Context, 'address'>,
  { postId }: { postId: string },
): Promise<boolean> {
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
