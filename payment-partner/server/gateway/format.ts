export const WIB_OFFSET_HOURS = 7

/** "150000.00": the exact string that is signed. */
export const formatAmount = (rupiah: number) => `${rupiah}.00`

/** "2026-11-24 18:11:08": GMT+7, and no zone written. */
export function formatTime(instant: Date) {
  const moved = new Date(instant.getTime() + WIB_OFFSET_HOURS * 3_600_000)

  return moved.toISOString().slice(0, 19).replace('T', ' ')
}
