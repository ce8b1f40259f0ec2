import { type CutOverTimes, cutOver } from '../migration/cut-over/cut-over'
import { openReader, readSigningKey } from '../migration/staging/open-reader'
import { inTurn } from '../migration/staging/phase'
import { openReports } from '../migration/verification/compare-settlements'
import { readOldShopAccount } from '../payment/gateway/old-shop-account'
import { recordCallsIn } from '../payment/gateway/record-call'
import { migrationCommand } from './migration-command'

/**
 * `npm run migration -- cut-over`, Pasar's half: waits until the old shop has closed, loads the
 * last changes, verifies them, and opens.
 */
migrationCommand({
  step: 'cut-over',
  migrates: true,
  run: async ({ db, sql, settings, progress, stopSignal }) => {
    const signal = stopSignal()
    const { store, reader } = await openReader(settings)
    const signingKey = await readSigningKey(settings)
    const reports = async () => {
      const { MIDTRANS_SETTLEMENT_REPORT_URL: base, MIDTRANS_SERVER_KEY: serverKey } = settings
      if (base === undefined || serverKey === undefined) return []
      const oldShopAccount = await readOldShopAccount(settings.MIDTRANS_OLD_SHOP_ACCOUNT_FILE)

      return openReports({ base, serverKey, oldShopAccount, onCall: recordCallsIn(db) })
    }
    const side = settings.PASAR_ORIGIN
    const now = () => new Date()
    const { end, times } = await inTurn(sql, () =>
      cutOver({ sql, store, reader, signingKey, side, now, reports, signal, progress }),
    )
    const secondsWithoutOrders = (Date.parse(end.openedAt) - Date.parse(end.frozenAt)) / 1000

    return {
      result: { ...end, secondsWithoutOrders, times },
      lines: [
        `  Pasar is open since ${end.openedAt}: ${secondsWithoutOrders.toFixed(1)} s without orders.`,
        ...(times ? [describeTimes(times)] : []),
      ],
    }
  },
})

function describeTimes({ staged, imported, verified, reconciled, opened }: CutOverTimes) {
  const at = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

  return `  Since the last order: staged after ${at(staged)}, imported after ${at(imported)}, verified after ${at(verified)}, reconciled with Kasir’s reports after ${at(reconciled)}, open after ${at(opened)}.`
}
