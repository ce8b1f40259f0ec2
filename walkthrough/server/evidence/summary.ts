/** When a report was made, its fingerprint and its rows by verdict. */
export type Summary = {
  at: string
  fingerprint: string
  sum: {
    passed: number
    failed: number
    /** Missing in reports from before there was this verdict. */
    migrationOpen?: number
    notBuilt: number
  }
}

/** The report of the last complete run, and that of the last green one. */
export type Reports = { newest: Summary | null; green: Summary | null }

/** An open migration is no failure, and not green either. */
export const isGreen = ({ sum: { failed, migrationOpen = 0 } }: Summary) => failed === 0 && migrationOpen === 0

/**
 * Returns the report to hand out: the newest, or the last green one while the newest is not green.
 * `file` completes the name of one of its files.
 */
export function reportToShow({ newest, green }: Reports) {
  const isKept = newest !== null && green !== null && !isGreen(newest)
  const report = isKept ? green : newest

  return { report, isKept, file: (name: string) => (isKept ? `green.${name}` : name) }
}
