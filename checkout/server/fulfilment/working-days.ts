const DAY_MS = 24 * 60 * 60 * 1000
const WIB_OFFSET_MS = 7 * 60 * 60 * 1000

/** Monday to Friday in WIB. Public holidays are not known here, so a parcel may wait a day less than it could. */
const isWorkingDay = (instant: Date) => {
  const day = new Date(instant.getTime() + WIB_OFFSET_MS).getUTCDay()

  return day !== 0 && day !== 6
}

/** The same time of day, so many working days on. */
export function workingDaysAfter(start: Date, days: number): Date {
  let instant = start
  for (let left = days; left > 0; ) {
    instant = new Date(instant.getTime() + DAY_MS)
    if (isWorkingDay(instant)) left -= 1
  }

  return instant
}
