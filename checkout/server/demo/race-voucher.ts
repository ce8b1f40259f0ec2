import { randomBytes } from 'node:crypto'
import type { Connection } from '@/db/connect'
import { issueVoucher } from '../voucher/issue-voucher'

const A_DAY_MS = 24 * 60 * 60_000

type RaceVoucher = { quota: number; now: Date }

/** One of which few are left, for a scenario in which several buyers want it at once. Of today, and with a code of its own. */
export const issueRaceVoucher = (db: Connection, { quota, now }: RaceVoucher) =>
  issueVoucher(db, {
    code: `REBUTAN${randomBytes(4).toString('hex').toUpperCase()}`,
    kind: 'platform',
    amount: 15_000,
    quota,
    // Nobody else's page shows it.
    listed: false,
    startsAt: now,
    endsAt: new Date(now.getTime() + A_DAY_MS),
  })
