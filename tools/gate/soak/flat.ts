/** A value at a time: milliseconds and any unit. */
export type Point = { at: number; value: number }

/**
 * Growth that counts as none within the observed time: a share of the value, plus a fixed amount.
 */
export type Allowance = { part: number; besides: number }

export type Slope = { middle: number; anHour: number; isFlat: boolean }

/** A process first fills its caches and pools. */
const WARM_UP = 1 / 4

/**
 * Decides whether a value is flat after the warm-up, by the median of the slopes between all pairs
 * of points (Theil and Sen), which single garbage collections do not move.
 */
export function slopeOf(points: Point[], { part, besides }: Allowance): Slope {
  const from = (points[0]?.at ?? 0) + ((points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0)) * WARM_UP
  const measured = points.filter(({ at }) => at >= from)
  const slopes = measured.flatMap((one, index) =>
    measured.slice(index + 1).map((other) => (other.value - one.value) / (other.at - one.at)),
  )
  const middle = middleOf(measured.map(({ value }) => value))
  const slope = middleOf(slopes)
  const grown = slope * ((measured.at(-1)?.at ?? 0) - (measured[0]?.at ?? 0))

  // By the observed growth, not the extrapolated one: a minute's noise becomes large in an hour.
  return { middle, anHour: slope * AN_HOUR, isFlat: grown <= middle * part + besides }
}

const AN_HOUR = 3_600_000

function middleOf(values: number[]) {
  const sorted = values.toSorted((one, other) => one - other)

  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
