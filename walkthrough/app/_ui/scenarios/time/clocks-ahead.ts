import type { Clock } from '@/server/clocks/clocks'
import type { SystemName } from '@/server/systems/systems'

type Ahead = { system: SystemName; seconds: number }

/** Which clocks are ahead of the one that is furthest behind, and by how much; none when all that can be read are equal. */
export function clocksAhead(clocks: Clock[]): Ahead[] {
  const read = clocks.filter((clock) => clock.state === 'read')
  const behind = Math.min(...read.map(({ offsetSeconds }) => offsetSeconds))

  return read
    .map(({ system, offsetSeconds }) => ({ system, seconds: offsetSeconds - behind }))
    .filter(({ seconds }) => seconds > 0)
}
