import { workingDaysAfter } from '../calendar/working-days'

/** Minimum set by law: two working days after receipt (PP 80/2019, article 69). */
const RETURN_WORKING_DAYS = 2

type Delivered = { arrivedAt: Date | null }

/** Returns until when the goods of a parcel may be returned; null before delivery. */
export const returnableUntil = ({ arrivedAt }: Delivered, holidays: ReadonlySet<string>) =>
  arrivedAt && workingDaysAfter(arrivedAt, RETURN_WORKING_DAYS, holidays)
