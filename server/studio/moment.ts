/** Formats a moment for a browser's `datetime-local` field, in WIB like every page of Ramai. */
export const writeMoment = (at: Date) => new Date(at.getTime() + WIB_MS).toISOString().slice(0, 16)

const WIB_MS = 7 * 60 * 60 * 1000

/** Returns undefined for an invalid date or time. */
export function readMoment(typed: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(typed)) return undefined
  const at = new Date(`${typed.slice(0, 16)}:00+07:00`)

  // A Date turns the 31st of February into the 3rd of March.
  return Number.isNaN(at.getTime()) || writeMoment(at) !== typed.slice(0, 16) ? undefined : at
}
