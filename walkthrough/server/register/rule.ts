/** A clause by both its numbers: that of 2023, and the one in force since 2026. Or an article of PP 80/2019, which stands. */
export type Rule = { old: string; now: string } | { pp80: string }
