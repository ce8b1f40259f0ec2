import { getBundleSettings } from '../environment'
import { openSender } from '../export/open-sender'
import { sumShop } from '../export/sum-shop'
import { runCommand } from './command'

/** Signs checksums of the old shop's rows after its last bundle, for Pasar to compare. */
await runCommand({
  step: 'checksum',
  run: async ({ shop, url, progress }) => {
    const began = performance.now()
    const summed = await sumShop({
      shop,
      url,
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
