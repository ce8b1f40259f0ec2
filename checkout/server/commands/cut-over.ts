import { readOptions } from '@jembatan/migration-bundle/step-options'
import { createProgress } from '@jembatan/platform/progress'
import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { getBundleSettings } from '../environment'
import { type CutOverSteps, cutOver } from '../migration/cut-over/cut-over'
import { explainRefusal } from '../migration/staging/explain-refusal'
import { openReader, readSigningKey } from '../migration/staging/open-reader'
import { inTurn } from '../migration/staging/phase'
import { openReports } from '../migration/verification/compare-settlements'
import { readFormerAccount } from '../payment/gateway/former-account'
import { recordCallsIn } from '../payment/gateway/record-call'
import { command } from './command'

/** `npm run migration -- cut-over`, Pasar's half: waits until the old shop has closed, loads the last changes, compares, opens. */
command(async () => {
  const { json } = readOptions('cut-over')
  const settings = getBundleSettings()
  await migrate(settings.PASAR_DATABASE_DIRECT_URL)
  const { db, sql, close } = connect(settings.PASAR_DATABASE_DIRECT_URL)
  const progress = createProgress({ json })
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  try {
    const { store, reader } = await openReader(settings)
    const signingKey = await readSigningKey(settings)
    const reports = async () => {
      const { MIDTRANS_SETTLEMENT_REPORT_URL: base, MIDTRANS_SERVER_KEY: serverKey } = settings
      if (base === undefined || serverKey === undefined) return []
      const former = await readFormerAccount(settings.MIDTRANS_FORMER_ACCOUNT_FILE)

      return openReports({ base, serverKey, former, onCall: recordCallsIn(db) })
    }
    const { end, steps } = await inTurn(sql, () =>
      cutOver({
        sql,
        store,
        reader,
        signingKey,
        side: settings.PASAR_ORIGIN,
        now: () => new Date(),
        reports,
        signal: stop.signal,
        progress,
      }),
    )
    progress.clear()
    const secondsWithoutOrders = (Date.parse(end.openedAt) - Date.parse(end.frozenAt)) / 1000

    return json
      ? JSON.stringify({ ...end, secondsWithoutOrders, steps })
      : [
          `  Pasar is open since ${end.openedAt}: ${secondsWithoutOrders.toFixed(1)} s without orders.`,
          ...(steps ? [describeSteps(steps)] : []),
        ].join('\n')
  } catch (error) {
    throw explainRefusal(error)
  } finally {
    progress.clear()
    await close()
  }
})

function describeSteps({ loaded, settled, compared, accounted, opened }: CutOverSteps) {
  const at = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

  return `  Since the last order: loaded after ${at(loaded)}, settled after ${at(settled)}, compared after ${at(compared)}, with Kasir’s reports after ${at(accounted)}, open after ${at(opened)}.`
}
