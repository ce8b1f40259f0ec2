import { randomBytes } from 'node:crypto'
import type { Connection } from '@/db/connect'
import { issueVoucher } from '../voucher/issue-voucher'

const A_DAY_MS = 24 * 60 * 60_000

type RaceVoucher = { quota: number; now: Date }

/**
 * Issues a scarce voucher that starts now, for a scenario with concurrent buyers. Each has its own
 * code.
 */
export const issueRaceVoucher = (db: Connection, { quota, now }: RaceVoucher) =>
  issueVoucher(db, {
    code: `REBUTAN${randomBytes(4).toString('hex').toUpperCase()}`,
    kind: 'platform',
    amount: 15_000,
    quota,
    // Not shown to other visitors.
    listed: false,
    startsAt: now,
    endsAt: new Date(now.getTime() + A_DAY_MS),
  })
