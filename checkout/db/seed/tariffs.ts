import { zone } from '../schema'
import type { SeedCourier } from './read-seed'

type Zone = (typeof zone.enumValues)[number]

/** Position of each zone along the chain of islands, as couriers bill distance. */
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

/** Zones with the same island are connected by road. */
const ISLAND_OF: Partial<Record<Zone, string>> = { jabodetabek: 'java', jawa: 'java' }

const areOnOneIsland = (from: Zone, to: Zone) => (ISLAND_OF[from] ?? from) === (ISLAND_OF[to] ?? to)

/** One row for each pair of zones that the courier serves. */
export function tariffsOf({ code, tariff }: SeedCourier) {
  const { byLandOnly, first, next, perBand, soonest, latest } = tariff
  const pairs = zone.enumValues
    .flatMap((from) => zone.enumValues.map((to) => ({ from, to })))
    .filter(({ from, to }) => !byLandOnly || areOnOneIsland(from, to))

  return pairs.map(({ from, to }) => {
    const steps = stepsBetween(from, to)

    return {
      courierCode: code,
      fromZone: from,
      toZone: to,
      first: first.base + first.perStep * steps,
      next: next.base + next.perStep * steps,
      perBand,
      soonest: soonest.base + Math.floor(soonest.perStep * steps),
      latest: latest.base + Math.ceil(latest.perStep * steps),
    }
  })
}
