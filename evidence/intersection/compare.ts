import { type Dump, isRepeated, normalise } from './dump'
import { NAMED_BY_ITS_OWNER, REPEATED_BY_A_LOG, type Reason } from './permitted'
import { encodingsOf, type Trace } from './person'

export type Common = { value: string; ramai: string[]; pasar: string[]; reason?: string }

/**
 * Returns every value on both sides with its reason. A value without a reason joins two rows
 * illegally.
 */
export function intersect(ramai: Dump, pasar: Dump, reasons: Reason[]): Common[] {
  return ['values' as const, 'words' as const].flatMap((kind) =>
    [...ramai[kind]].flatMap(([value, places]) => {
      const there = pasar[kind].get(value)
      if (!there) return []

      return [
        {
          value,
          ramai: [...places],
          pasar: [...there],
          reason: (ofPlaces([...places], [...there]) ?? reasons.find(({ covers }) => covers(value)))?.name,
        },
      ]
    }),
  )
}

/** Returns a reason by the places of a value at Ramai and Pasar, whatever the value is. */
function ofPlaces(ramai: string[], pasar: string[]): Reason | undefined {
  if ([ramai, pasar].some((places) => places.every(isRepeated))) return REPEATED_BY_A_LOG
  const isNameAlone =
    ramai.every((place) => place === 'members.name') && pasar.every((place) => place === 'customers.name')

  return isNameAlone ? NAMED_BY_ITS_OWNER : undefined
}

export type Stray = { what: string; place: string }

/**
 * Finds a person's data from the feed or the handoff in the shop, and data from the shop in the
 * feed.
 */
export function findStrays(traces: Trace[], { ramai, pasar }: { ramai: Dump; pasar: Dump }): Stray[] {
  return traces.flatMap(({ person, secrets }) => {
    const { jti = '', ...ofTheShop } = secrets
    const { id: viewer, address, userAgent, email, recipient, phone, street } = person
    const ofTheFeed = { viewer, address, userAgent, email }

    return [
      ...look('pasar', pasar, ofTheFeed),
      ...look('ramai', ramai, { ...ofTheFeed, ...ofTheShop, recipient, phone, street, jti }),
      // Only the claim table contains the hash of a spent token, for a quarter of an hour, and
      // nothing refers to it.
      ...look('pasar', pasar, { jti }).filter(({ place }) => place !== 'pasar, handoff_claims.jti_hash'),
    ]
  })
}

function look(system: string, { values, words }: Dump, sought: Record<string, string>): Stray[] {
  return Object.entries(sought).flatMap(([what, own]) => {
    const disguises = [...encodingsOf(own), ...(own.match(/[0-9a-f]{12,}/g) ?? [])].map(normalise)
    const places = disguises.flatMap((word) => [...(values.get(word) ?? []), ...(words.get(word) ?? [])])

    return [...new Set(places)].map((place) => ({ what, place: `${system}, ${place}` }))
  })
}
