const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]

const WIB_OFFSET = 7 * HOUR

/**
 * The last minute before a deadline at midnight WIB: people read "until 9 December, 00.00" as the
 * whole of the 9th. Any other deadline stays.
 */
export const lastMinuteOf = (deadline: Date) =>
  (deadline.getTime() + WIB_OFFSET) % DAY === 0 ? new Date(deadline.getTime() - MINUTE) : deadline
