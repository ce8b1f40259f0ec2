import { cancelOrder } from '@jembatan/buyer/order'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import {
  type Common,
  describePlace,
  describeSource,
  findStrays,
  intersect,
  nameSource,
  type Stray,
} from '../intersection/compare'
import { type Dump, dump } from '../intersection/dump'
import { simulatePeople } from '../intersection/person'
import { type Walked, walkAcross } from '../intersection/walk-across'
import { describeLegacy, findLegacy, LEGACY_DATABASE, legacyAddress } from '../world/legacy'
import { openShopOf } from '../world/open-shop'
import type { World } from '../world/world'
import { cite, law, permendag } from './cite'
import { type Control, coded, toFinding } from './control'

/** Together with row 7 below Ramai's limit of taps for one address in a minute. */
const PEOPLE = 120
/** A campaign may have ended; the measurement needs this share of successful crossings. */
const ENOUGH = 0.8
const AT_ONCE = 8
const NAMED = 12

export const nobodyCanBeJoined: Control = {
  row: 6,
  clauses: cite(permendag('13(3)b', '18(4)b'), law('UU PDP', '16, 28, 34(2)e')),
  title: {
    id: 'Tidak ada nilai yang dapat menggabungkan penonton di Ramai dengan pembeli di Pasar',
    en: 'No value can join a viewer in Ramai to a buyer in Pasar',
  },
  check: async (world) => {
    const shop = await openShopOf(world)
    const count = world.fewPeople ? PEOPLE / 10 : PEOPLE
    const people = await walkAll(world, shop, count)
    const { ramai, pasar, oldShop } = await dumpSides(world)
    for (const { orderId, visit } of people) if (orderId) await cancelOrder(visit.browser, orderId)

    const { joins, typed } = intersect({ ramai, pasar })
    const strays = findStrays(people, { ramai, pasar })
    const crossed = people.length
    const buyers = people.filter(({ orderId }) => orderId).length
    const [atRamai, atPasar] = [ramai.persons.size, pasar.persons.size]

    return toFinding({
      faults: [
        ...(buyers > 0 ? [] : ['nobody bought, so nothing was checked']),
        ...(crossed < count * ENOUGH ? [`of ${count} people only ${crossed} got across`] : []),
        ...[ramai, pasar].filter(hasNoLog).map(() => 'the logs of a system were not found, so nothing was checked'),
        ...coded(
          'common_value',
          joins.slice(0, NAMED).map((one) => describeJoin(one, { ramai, pasar })),
        ),
        ...strays.slice(0, NAMED).map(describeStray),
      ],
      figure: {
        id: `${oldShop ? `beserta ${oldShop.id}; ` : ''}${crossed} orang, ${buyers} pembeli; ${atRamai} nilai tentang orang di Ramai, ${atPasar} di Pasar: ${joins.length} sama, ${typed.length} diketik sendiri oleh orangnya di keduanya`,
        en: `${oldShop ? `with ${oldShop.en}; ` : ''}${crossed} people, ${buyers} buyers; ${atRamai} values about people in Ramai, ${atPasar} in Pasar: ${joins.length} in both, ${typed.length} typed into both by the person`,
      },
      observations: [
        ...typed.slice(0, NAMED).map((one) => describeTyped(one, { ramai, pasar })),
        `a person's own values were sought in every place of the other side, as they are and as md5, SHA-1, SHA-256 and SHA-512: ${strays.length} found`,
        ...[ramai, pasar].flatMap(({ title, places, texts, unclassified }) => [
          `${title}: ${places.size} columns and logs, ${texts.size} values and words`,
          ...[...unclassified].map((column) => `${title}: ${column} has no class, so it was judged as about a person`),
        ]),
      ],
    })
  },
}

/**
 * Returns all stored data of each side. The rest of the old shop lies at Ramai until its purge, and
 * is judged with Ramai's own data. Row 2 says whether it may be there.
 */
export async function dumpSides({ ramai, pasar }: Pick<World, 'ramai' | 'pasar'>) {
  const legacy = await findLegacy(ramai.databaseUrl)
  const database = legacy && { databaseUrl: legacyAddress(ramai.databaseUrl), name: LEGACY_DATABASE }

  const [ofRamai, ofPasar] = await Promise.all([
    dump({ ...ramai, name: 'ramai', oldShop: database }),
    dump({ ...pasar, name: 'pasar' }),
  ])

  return { ramai: ofRamai, pasar: ofPasar, oldShop: legacy && describeLegacy(legacy) }
}

async function walkAll(world: World, shop: Shop, count: number): Promise<Walked[]> {
  const waiting = simulatePeople(count).map((person, index) => ({
    person,
    promo: pickItem(shop, index).promo,
  }))
  const walked: Walked[] = []
  const walkOn = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const arrived = await walkAcross(world, shop, next)
      if (arrived) walked.push(arrived)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, walkOn))

  return walked
}

const hasNoLog = ({ places }: Dump) => ![...places].some((place) => place.endsWith('.log'))

function describeJoin({ value, ramai, pasar }: Common, sides: Record<'ramai' | 'pasar', Dump>) {
  const [atRamai, atPasar] = [describeSource(sides.ramai, ramai), describeSource(sides.pasar, pasar)]
  const excerpt = value.slice(0, 80)

  return {
    fault: `"${excerpt}" joins two rows: ${atRamai} and ${atPasar} store it`,
    values: { value: excerpt, ramai: nameSource(ramai), pasar: nameSource(pasar) },
  }
}

/** Without the rows: to name them side by side would join them. */
const describeTyped = ({ value, ramai, pasar }: Common, sides: Record<'ramai' | 'pasar', Dump>) =>
  `"${value.slice(0, 80)}" was typed by a person into both ${describePlace(sides.ramai, ramai)} and ${describePlace(sides.pasar, pasar)}: counted apart, a doubt that no software resolves`

const describeStray = ({ what, from = 'the browser', at }: Stray) =>
  `the ${what} of a simulated person, from ${from}, is stored in ${at}`
