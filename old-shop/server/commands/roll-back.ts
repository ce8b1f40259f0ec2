import { migrate } from '@/db/migrate'
import { forgetFrozen } from '../cut-over/cut-over'
import { thaw } from '../cut-over/freeze'
import { inTurn } from '../cut-over/in-turn'
import { getBundleSettings } from '../environment'
import { openStore } from '../export/open-sender'
import { runCommand } from './command'

/** Reopens the old shop, unless Pasar has opened. Its log position is kept. */
await runCommand({
  step: 'roll-back',
  run: async ({ shop, url }) => {
    const store = openStore(getBundleSettings())
    await migrate(url)
    const { thawed } = await inTurn(shop, async () => {
      const thawing = await thaw(shop)
      await forgetFrozen(shop, { store })
      return thawing
    })

    return { result: { thawed }, sentence: thawed ? 'Toko Lama sells again.' : 'Toko Lama sells, as it did.' }
  },
})
