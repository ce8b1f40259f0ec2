import { withAdvisoryLock } from '@jembatan/platform/advisory-lock'
import { DomainError } from '@jembatan/platform/errors'
import type { OldShop } from '@/db/connect'

/** An arbitrary number that no other lock in this database uses. */
const LOCK = 7_170_001

/**
 * Makes a cut-over, a roll-back and a purge exclude each other. @throws {DomainError} when another
 * is in progress.
 */
export const inTurn = <Result>({ sql }: Pick<OldShop, 'sql'>, work: () => Promise<Result>): Promise<Result> =>
  withAdvisoryLock(sql, { lock: LOCK, busy: underWay }, work)

const underWay = () =>
  new DomainError('conflict', 'cut_over_running', 'A cut-over is under way: wait until it has ended, or end it.')
