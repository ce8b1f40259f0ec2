import { createHash } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { type Limiter, millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'

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
    acts: limiter({ name: 'acts', points: 60, seconds: MINUTE, unshared: 6 }),
  }
})

type Try = { db: Database; email: string; address: string }

/** Counts tries whether or not anybody has the e-mail, and under its hash. @throws {DomainError} `too_many_tries` */
export async function limitSignIns({ db, email, address }: Try) {
  await consume(limiters(db).signInsOfAccount, hashOf(email))
  await consume(limiters(db).signInsFromAddress, address)
}

/** @throws {DomainError} `too_many_tries` */
export async function limitSignUps({ db, address }: Omit<Try, 'email'>) {
  await consume(limiters(db).signUpsFromAddress, address)
}

/** A mail-box is no target: few mails an hour, whoever asks for them. @throws {DomainError} `too_many_tries` */
export async function limitResets({ db, email, address }: Try) {
  await consume(limiters(db).resetsOfAccount, hashOf(email))
  await consume(limiters(db).resetsFromAddress, address)
}

/** What a shopper does with their data and addresses, together. @throws {DomainError} `too_many_tries` */
export async function limitActs({ db, sessionHash }: { db: Database; sessionHash: string }) {
  await consume(limiters(db).acts, sessionHash)
}

const hashOf = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest('base64')

async function consume(limiter: Limiter, key: string) {
  await limiter.consume(key).catch((thrown: unknown) => {
    throw new DomainError('too_many', 'too_many_tries', 'too many tries from one address or for one account', {
      seconds: Math.ceil(millisecondsRefused(thrown) / 1000),
    })
  })
}
