import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'
import { COMPLAINTS, TICKETS } from './limits'

const limiters = builtOnce((db: Database) => {
  const limiter = limiterOn(db)

  return {
    complaints: limiter({ name: 'complaints', ...COMPLAINTS }),
    tickets: limiter({ name: 'tickets', ...TICKETS }),
  }
})

type Limited = { db: Database; address: string }

/** @throws {DomainError} `too_many_complaints` with the minutes to wait. */
export async function limitBuyerComplaints({ db, address }: Limited) {
  await limiters(db).complaints.consume(address).catch(refuse)
}

/**
 * Numbers are easily guessed, so attempts at the secret are limited. @throws {DomainError}
 * `too_many_complaints`.
 */
export async function limitBuyerTickets({ db, address }: Limited) {
  await limiters(db).tickets.consume(address).catch(refuse)
}

function refuse(thrown: unknown): never {
  throw new DomainError('too_many', 'too_many_complaints', 'too many forms from one address', {
    minutes: Math.ceil(millisecondsRefused(thrown) / 60_000),
  })
}
