import { DomainError } from '@jembatan/platform/errors'
import { migrate } from '@/db/migrate'
import { writeAccount } from '../account/write-account'
import { cutOver } from '../cut-over/cut-over'
import { findCutOver } from '../cut-over/freeze'
import { inTurn } from '../cut-over/in-turn'
import { getAccountFolder, getBundleSettings } from '../environment'
import { openSender, readReaderKeys } from '../export/open-sender'
import { runCommand } from './command'

/**
 * Closes the old shop, writes its last changes, and waits until Pasar has signed that it opened.
 */
await runCommand({
  step: 'cut-over',
  run: async ({ shop, url, signal, progress }) => {
    const settings = getBundleSettings()
    const [sender, readerKeys] = [await openSender(settings), await readReaderKeys(settings)]
    const folder = getAccountFolder()
    await migrate(url)
    const writeLastAccount = () => writeAccount({ shop, url, folder, now: new Date(), last: true })
    const onFrozen = () => progress.begin('Toko Lama is closed: writing its last changes')
    const ended = await inTurn(shop, () =>
      cutOver({ shop, url, sender, readerKeys, writeLastAccount, signal, onFrozen }),
    )
    if (!ended)
      throw (await findCutOver(shop))
        ? new DomainError(
            'conflict',
            'closed_not_opened',
            'Toko Lama is closed, and Pasar has not opened: run cut-over again, or npm run migration -- roll-back.',
          )
        : new DomainError('conflict', 'stopped_selling', 'Stopped before Toko Lama was closed: it sells.')

    const secondsWithoutOrders = (ended.openedAt.getTime() - ended.frozenAt.getTime()) / 1000

    return {
      result: { ...ended, secondsWithoutOrders },
      sentence: `Toko Lama is closed since ${ended.frozenAt.toISOString()}, ${secondsWithoutOrders.toFixed(1)} s before Pasar opened.`,
    }
  },
})
