import type { SystemName } from '../systems/systems'
import type { Clock } from './clocks'

type Ahead = { system: SystemName; seconds: number }

/** Which clocks are ahead of the one that is furthest behind, and by how much; none when all that can be read are equal. */
export function clocksAhead(clocks: Clock[]): Ahead[] {
  const read = clocks.filter((clock) => clock.state === 'read')
  const behind = Math.min(...read.map(({ offsetSeconds }) => offsetSeconds))

  return read
    .map(({ system, offsetSeconds }) => ({ system, seconds: offsetSeconds - behind }))
    .filter(({ seconds }) => seconds > 0)
}
