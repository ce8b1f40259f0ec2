import { tokenIn } from '@jembatan/buyer/feed'
import { fillBasket, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { cancelOrder, readOrder } from '@jembatan/buyer/order'
import { pickItem } from '@jembatan/buyer/shop'
import { newViewer } from '@jembatan/buyer/viewer'
import { Browser } from '@jembatan/contract/conformance/browser'
import type { DevControlAccess } from '../../tools/dev/keys/control-access'
import { withSystemStopped } from '../world/dev-control'
import { type Egress, type Observed, observeEgress } from '../world/egress'
import { openShopOf } from '../world/open-shop'
import { tapWithinLimit } from '../world/tap-within-limit'
import type { Audited, World } from '../world/world'
import { cite, permendag } from './cite'
import { type Control, type Finding, toFinding } from './control'

/** Connections that every full run opens: if they are missing, nothing was measured. */
const SEEN_IN_A_FULL_RUN = [
  ['ramai', "ramai's database"],
  ['pasar', "pasar's database"],
  ['kasir', "kasir's database"],
  ['pasar', 'kasir'],
  ['kasir', 'pasar'],
] as const

export const nobodyCallsTheOther: Control = {
  row: 4,
  clauses: cite(permendag('13(3)a', '18(4)a')),
  title: {
    id: 'Tidak ada sambungan antarserver antara Ramai dan Pasar; yang satu tetap jalan tanpa yang lain',
    en: 'No connection from server to server between Ramai and Pasar; each goes on without the other',
  },
  check: async (world) => {
    const { devControl } = world
    if (!devControl) return unstaged(await observeEgress(world))
    const alone = [
      ...(await buyWhileRamaiIsAway(world, devControl)),
      ...(await readWhilePasarIsAway(world, devControl)),
    ]
    const { observed, unmeasured } = await observeEgress(world)
    const connections = observed.reduce((sum, { connections }) => sum + connections, 0)

    return toFinding({
      faults: [
        ...alone.filter(({ fault }) => fault).map(({ what }) => what),
        ...unmeasured.map((title) => `no connections were recorded for ${title}`),
        ...findUnregistered(observed),
        ...SEEN_IN_A_FULL_RUN.filter(
          ([from, to]) => !observed.some((call) => call.from === from && call.to === to),
        ).map(([from, to]) => `no connection ${from} → ${to} was noted, so the measurement proves nothing`),
      ],
      figure: {
        id: `${connections} sambungan tercatat, ${between(observed)} antara Ramai dan Pasar`,
        en: `${connections} connections noted, ${between(observed)} between Ramai and Pasar`,
      },
      observations: [...alone.filter(({ fault }) => !fault).map(({ what }) => what), ...observed.map(describe)],
    })
  },
}

type Observation = { what: string; fault: boolean }

/**
 * Buys from a tap in the feed to the receipt. Ramai's processes end as soon as the handoff is made.
 */
async function buyWhileRamaiIsAway(world: World, devControl: DevControlAccess): Promise<Observation[]> {
  const shop = await openShopOf(world)
  const { promo } = pickItem(shop, shop.items.length - 1)
  const basket = await fillBasket(shop, tokenIn(await tapWithinLimit(world.ramai.origin, newViewer(), { promo })))

  return withSystemStopped(devControl, 'ramai', async () => {
    const isStopped = !(await answers(world.ramai, '/'))
    const orderId = await placeOrder(basket)
    await pay(basket, orderId)
    const { status } = await readOrder(basket.browser, orderId)
    await cancelOrder(basket.browser, orderId)

    return [
      { what: `Ramai was stopped after the claim: ${isStopped ? 'gone' : 'and still answers'}`, fault: !isStopped },
      { what: `the purchase went on without Ramai: ${status}`, fault: status !== 'paid' },
    ]
  })
}

const readWhilePasarIsAway = ({ ramai, pasar }: World, devControl: DevControlAccess): Promise<Observation[]> =>
  withSystemStopped(devControl, 'pasar', async () => {
    const isStopped = !(await answers(pasar, '/'))
    const [page, list] = [await answers(ramai, '/'), await answers(ramai, '/api/trpc/feed.page?input=%7B%7D')]

    return [
      { what: `Pasar was stopped: ${isStopped ? 'gone' : 'and still answers'}`, fault: !isStopped },
      { what: `without Pasar the page of the feed ${page ? 'opens' : 'does not open'}`, fault: !page },
      { what: `without Pasar the posts of the feed ${list ? 'are listed' : 'are not listed'}`, fault: !list },
    ]
  })

const answers = ({ origin }: Audited, path: string) =>
  new Browser(origin).ask(path, { headers: { 'sec-fetch-site': 'same-origin' } }).then(
    ({ status }) => status === 200,
    () => false,
  )

/** Without dev control only the recorded connections are checked, so the verdict is incomplete. */
const unstaged = ({ observed, unmeasured }: Egress): Finding =>
  toFinding({
    faults: findUnregistered(observed),
    missing: [
      'there is no dev control where these systems were brought up: none of them was stopped to see the other go on',
      ...unmeasured.map((title) => `no connections were recorded for ${title}`),
    ],
    figure: { id: 'tidak diukur seluruhnya', en: 'not measured as a whole' },
    observations: observed.map(describe),
  })

const findUnregistered = (observed: Observed[]) =>
  observed
    .filter(({ flow }) => flow === undefined)
    .map(({ from, to, connections }) => `${from} → ${to}, ${connections} ×, is in no flow of the register`)

const between = (observed: Observed[]) =>
  observed
    .filter(({ from, to }) => [from, to].sort().join() === 'pasar,ramai')
    .reduce((sum, { connections }) => sum + connections, 0)

const describe = ({ from, to, flow, connections }: Observed) =>
  `${from} → ${to}: ${connections} ×, ${flow ?? 'unknown'}`
