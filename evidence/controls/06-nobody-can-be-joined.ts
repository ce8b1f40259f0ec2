import { cancelOrder } from '@jembatan/buyer/order'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import { type Common, findStrays, intersect } from '../intersection/compare'
import { type Dump, dump } from '../intersection/dump'
import { whatMayBeCommon } from '../intersection/permitted'
import { simulatePeople } from '../intersection/person'
import { type Walked, walkAcross } from '../intersection/walk-across'
import { describeLegacy, findLegacy, LEGACY_DATABASE, legacyAddress } from '../world/legacy'
import { openShopOf } from '../world/open-shop'
import type { World } from '../world/world'
import { cite, law, permendag } from './cite'
import { type Control, coded, judge } from './control'

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
    const [people, reasons] = await Promise.all([walkAll(world, shop, count), whatMayBeCommon(world)])
    const { ramai, pasar, left } = await dumpSides(world)
    for (const { orderId, visit } of people) if (orderId) await cancelOrder(visit.browser, orderId)

    const common = intersect(ramai, pasar, reasons)
    const forbidden = common.filter(({ reason }) => !reason)
    const strays = findStrays(people, { ramai, pasar })
    const compared = sizeOf(ramai) + sizeOf(pasar)
    const pairs = ramai.columns.length * pasar.columns.length
    const crossed = people.length
    const buyers = people.filter(({ orderId }) => orderId).length

    return judge({
      faults: [
        ...coded('legacy_data_left', left?.faults ?? []),
        ...(buyers > 0 ? [] : ['nobody bought, so nothing was checked']),
        ...(crossed < count * ENOUGH ? [`of ${count} people only ${crossed} got across`] : []),
        ...[ramai, pasar].filter(hasNoLog).map(() => 'the logs of a system were not found, so nothing was checked'),
        ...coded('common_value', forbidden.slice(0, NAMED).map(describeForbidden)),
        ...strays.slice(0, NAMED).map(({ what, place }) => `the ${what} of a person lies in ${place}`),
      ],
      figure: {
        id: `${left ? `${left.figure.id}; ` : ''}${people.length} orang, ${buyers} pembeli, ${compared} nilai dibandingkan: ${common.length - forbidden.length} sama dan publik, ${forbidden.length} terlarang; ${pairs} pasangan kolom, ${rowsJoined(forbidden)} baris tergabung`,
        en: `${left ? `${left.figure.en}; ` : ''}${people.length} people, ${buyers} buyers, ${compared} values compared: ${common.length - forbidden.length} common and public, ${forbidden.length} forbidden; ${pairs} pairs of columns, ${rowsJoined(forbidden)} rows joined`,
      },
      looked: [
        ...reasons.map(
          ({ name, because }) =>
            `common, ${name}: ${common.filter(({ reason }) => reason === name).length} (${because})`,
        ),
        `what is a person's own was sought on the other side, as it is and as md5, SHA-1, SHA-256 and SHA-512: ${strays.length} found`,
        `Ramai: ${ramai.columns.length} columns and logs, ${sizeOf(ramai)} values; Pasar: ${pasar.columns.length} columns and logs, ${sizeOf(pasar)} values`,
      ],
    })
  },
}

/**
 * Returns all stored data of each side. The rest of the old shop lies at Ramai until its purge.
 */
export async function dumpSides({ ramai, pasar }: Pick<World, 'ramai' | 'pasar'>) {
  const legacy = await findLegacy(ramai.databaseUrl)
  const further = legacy && { databaseUrl: legacyAddress(ramai.databaseUrl), name: LEGACY_DATABASE }

  const [ofRamai, ofPasar] = await Promise.all([dump({ ...ramai, further }), dump(pasar)])

  return { ramai: ofRamai, pasar: ofPasar, left: legacy && describeLegacy(legacy) }
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

const hasNoLog = ({ columns }: Dump) => !columns.some((column) => column.endsWith('.log'))

const sizeOf = ({ values, words }: Dump) => values.size + words.size

/** A join of two columns returns a row for each value that both contain. */
const rowsJoined = (forbidden: Common[]) =>
  forbidden.reduce((sum, { ramai, pasar }) => sum + ramai.length * pasar.length, 0)

function describeForbidden(common: Common) {
  const [ramai, pasar] = [common.ramai, common.pasar].map((places) => places.slice(0, 3).join(', '))
  const values = { value: common.value.slice(0, 80), ramai: ramai ?? '', pasar: pasar ?? '' }

  return { fault: `"${values.value}" lies in Ramai (${ramai}) and in Pasar (${pasar})`, values }
}
