import { zone } from '../schema'
import type { SeedCourier } from './read-seed'

type Zone = (typeof zone.enumValues)[number]

/** Where each zone lies along the line of islands, as couriers bill distance. */
const LINE: Record<Zone, number> = {
  sumatera: 0,
  jabodetabek: 1,
  jawa: 1.5,
  bali_nusra: 2.5,
  kalimantan: 2.75,
  sulawesi: 3.5,
  maluku_papua: 5,
}

const stepsBetween = (from: Zone, to: Zone) =>
  from === to ? 0 : Math.max(1, Math.round(Math.abs(LINE[from] - LINE[to])))

/** One row for each pair of zones that the courier serves. */
export function tariffsOf({ code, tariff }: SeedCourier) {
  const { onlyWithin, first, next, soonest, latest } = tariff
  const zones = onlyWithin ? [onlyWithin] : zone.enumValues

  return zones.flatMap((fromZone) =>
    zones.map((toZone) => {
      const steps = stepsBetween(fromZone, toZone)

      return {
        courierCode: code,
        fromZone,
        toZone,
        first: first.base + first.perStep * steps,
        next: next.base + next.perStep * steps,
        soonest: soonest.base + Math.floor(soonest.perStep * steps),
        latest: latest.base + Math.ceil(latest.perStep * steps),
      }
    }),
  )
}
