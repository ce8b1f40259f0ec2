import type { SystemName } from '../systems/systems'
import type { Clock } from './clocks'

type Ahead = { system: SystemName; seconds: number }

/**
 * Returns the clocks that are ahead of the slowest one, and by how much; empty if all readable ones
 * are equal.
 */
export function clocksAhead(clocks: Clock[]): Ahead[] {
  const read = clocks.filter((clock) => clock.state === 'read')
  const behind = Math.min(...read.map(({ offsetSeconds }) => offsetSeconds))

  return read
    .map(({ system, offsetSeconds }) => ({ system, seconds: offsetSeconds - behind }))
    .filter(({ seconds }) => seconds > 0)
}
