import { step } from '../dev/terminal/progress.mjs'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { aboutShop } from './checkout/money'
import { orStop } from './checkout/world'
import { bench, toNumbers } from './harness/bench'
import { fillShop, openShopIn, readModel, type Shop } from './large-history/open-history'
import { printScans, readScans } from './large-history/read-scans'
import { type Comparison, compare, type Effort, printComparison } from './peers/compare'
import { pasarWithKasir } from './peers/ours'

/**
 * `npm run bench:large-history [-- --few 1000 --many 1000000 --rounds 3 --seconds 10 --sizes 8]`:
 * the cost of an order among few and among many others, in turn, with the tables that were scanned
 * whole. Filling a million takes minutes.
 */
export default bench({
  name: 'large-history',
  options: { few: 1_000, many: 1_000_000, rounds: 3, seconds: 10, sizes: '8' },
  measure: async ({ sizes, ...values }) => {
    const { signal } = onStopSignal()
    const open: Shop[] = []
    try {
      return await orStop(signal, compareHistories(open, { ...values, sizes: toNumbers(sizes) }, signal))
    } finally {
      for (const { close } of open) await close()
    }
  },
})

type Histories = Effort & { few: number; many: number }

/** Adds each opened shop to `open`, so that the caller can close it. */
async function compareHistories(open: Shop[], { few, many, ...effort }: Histories, signal: AbortSignal) {
  const small = await openShopIn('bench', signal)
  open[0] = small
  const model = await step('Buying the order that is copied', () => readModel(small.bench))
  const filled = await fillShop(small, { model, orders: few })
  open[0] = filled
  const large = await openShopIn('bench-history', signal)
  open[1] = large
  const filledLarge = await fillShop(large, { model, orders: many })
  open[1] = filledLarge

  return compareShops({ shop: filled, name: `among ${few}` }, { shop: filledLarge, name: `among ${many}` }, effort)
}

type Named = { shop: Shop; name: string }

async function compareShops(small: Named, large: Named, effort: Effort) {
  let comparison: Comparison | undefined
  const scans = await readScans(databasesOf(large), async () => {
    comparison = await compare([contestant(small), contestant(large)], effort)
  })

  return {
    about: await aboutShop(large.shop.bench),
    ...comparison,
    scans,
    print: () => {
      if (comparison) printComparison(comparison)
      for (const [name, scanned] of Object.entries(scans)) printScans(name, scanned)
    },
  }
}

const contestant = ({ shop, name }: Named) => ({
  ...pasarWithKasir(shop.bench),
  name,
  databases: databasesOf({ shop, name }),
})

const databasesOf = ({ shop: { bench }, name }: Named): Record<string, string> => ({
  [`Pasar ${name}`]: bench.pasar.databaseUrl,
  [`Kasir ${name}`]: bench.kasir.databaseUrl,
})
