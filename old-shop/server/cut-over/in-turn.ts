import { withAdvisoryLock } from '@jembatan/platform/advisory-lock'
import { DomainError } from '@jembatan/platform/errors'
import type { OldShop } from '@/db/connect'

/** Any number that nothing else in this database locks by. */
const LOCK = 7_170_001

/** A cut-over, a roll-back and a purge exclude each other. @throws {DomainError} when another is under way. */
export const inTurn = <Result>({ sql }: Pick<OldShop, 'sql'>, work: () => Promise<Result>): Promise<Result> =>
  withAdvisoryLock(sql, { lock: LOCK, taken: underWay }, work)

const underWay = () =>
  new DomainError('conflict', 'move_under_way', 'A cut-over is under way: wait until it has ended, or end it.')
