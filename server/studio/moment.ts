/** A moment as a browser's field for date and time has it; the studio counts in WIB, as every page of Ramai does. */
export const writeMoment = (at: Date) => new Date(at.getTime() + WIB_MS).toISOString().slice(0, 16)

const WIB_MS = 7 * 60 * 60 * 1000

/** Undefined for what is no date and time. */
export function readMoment(typed: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(typed)) return undefined
  const at = new Date(`${typed.slice(0, 16)}:00+07:00`)

  // The 31st of February is the 3rd of March to a Date.
  return Number.isNaN(at.getTime()) || writeMoment(at) !== typed.slice(0, 16) ? undefined : at
}
