import { getBundleSettings, getEnvironment } from '../environment'
import { openSender } from '../export/open-sender'
import { sumShop } from '../export/sum-shop'
import { runCommand } from './command'

/** `npm run migration -- sum`: the old shop signs what it has after its last bundle, for Pasar to compare. */
await runCommand({
  name: 'npm run migration -- sum',
  options: [],
  run: async ({ shop, progress }) => {
    const began = performance.now()
    const summed = await sumShop({
      shop,
      url: getEnvironment().TOKO_LAMA_DATABASE_URL,
      sender: await openSender(getBundleSettings()),
      onProgress: (rows, all) => progress.show(rows, all, 'rows'),
    })

    const { rows, sequence, orders } = summed
    const sample = orders > 0 ? `, ${orders} whole orders beside them` : ''

    return {
      result: { ...summed, seconds: (performance.now() - began) / 1000 },
      sentence: `${rows} rows after bundle ${sequence} are summed and signed${sample}; npm run migration -- import and -- verify compare them.`,
    }
  },
})
