import { addBusinessDays } from 'date-fns'
import { wib } from '../wib'

/**
 * The same time of day, so many working days on: Monday to Friday in WIB. Public holidays are not known here, so a parcel
 * may wait a day less than it could.
 */
export const workingDaysAfter = (start: Date, days: number) => new Date(addBusinessDays(start, days, { in: wib }))
