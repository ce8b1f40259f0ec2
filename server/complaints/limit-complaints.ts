import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { type Limiter, millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import type { Context } from '../context'
import { limiterOn } from '../shared-limiter'
import { COMPLAINTS, NOTICES, TICKET_LOOK_UPS } from './limits'

const limiters = builtOnce((db: Database) => {
  const limiter = limiterOn(db)

  return {
    complaints: limiter({ name: 'complaints', ...COMPLAINTS }),
    tickets: limiter({ name: 'tickets', ...TICKET_LOOK_UPS }),
    notices: limiter({ name: 'notices', ...NOTICES }),
  }
})

type Ctx = Pick<Context, 'address' | 'db'>

/** @throws {DomainError} `too_many_forms` with the minutes to wait. */
export async function limitComplaints({ db, address }: Ctx) {
  await consume(limiters(db).complaints, address)
}

/**
 * Numbers are easily guessed, so tries of the secret are limited. @throws {DomainError}
 * `too_many_forms`.
 */
export async function limitTicketLookUps({ db, address }: Ctx) {
  await consume(limiters(db).tickets, address)
}

/** Limits opening a notice and appealing. @throws {DomainError} `too_many_forms`. */
export async function limitNotices({ db, address }: Ctx) {
  await consume(limiters(db).notices, address)
}

async function consume(limiter: Limiter, address: string) {
  await limiter.consume(address).catch((thrown: unknown) => {
    throw new DomainError('too_many', 'too_many_forms', 'Too many forms from one address.', {
      minutes: Math.ceil(millisecondsRefused(thrown) / 60_000),
    })
  })
}
