/** What something was, when: milliseconds and any unit. */
export type Point = { at: number; value: number }

/** Growth within the time that is judged that is none: a part of what it was, and so much of the unit besides. */
export type Allowance = { part: number; besides: number }

export type Slope = { middle: number; anHour: number; isFlat: boolean }

/** A process fills its caches and pools first. */
const WARM_UP = 1 / 4

/**
 * Whether something stands still after it has warmed up, by the middle of the slopes between all pairs of points (Theil and Sen):
 * what a collector takes or leaves at one moment does not move it.
 */
export function slopeOf(points: Point[], { part, besides }: Allowance): Slope {
  const from = (points[0]?.at ?? 0) + ((points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0)) * WARM_UP
  const judged = points.filter(({ at }) => at >= from)
  const slopes = judged.flatMap((one, index) =>
    judged.slice(index + 1).map((other) => (other.value - one.value) / (other.at - one.at)),
  )
  const middle = middleOf(judged.map(({ value }) => value))
  const slope = middleOf(slopes)
  const grown = slope * ((judged.at(-1)?.at ?? 0) - (judged[0]?.at ?? 0))

  // By what was seen, and not by what an hour would bring: a minute's noise is much in an hour.
  return { middle, anHour: slope * AN_HOUR, isFlat: grown <= middle * part + besides }
}

const AN_HOUR = 3_600_000

function middleOf(values: number[]) {
  const sorted = values.toSorted((one, other) => one - other)

  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
