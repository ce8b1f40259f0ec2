import { endpoint } from '@jembatan/http/endpoints'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { coreRefusal } from '../gateway/core-answer'
import { authenticateMerchant } from '../merchant/authenticate'
import { settlementReport } from '../report/settlement-report'
import { writeCsv } from '../report/write-csv'
import { csvFile } from './console-files'
import { describing, recordCall, recordStranger } from './gateway-route'
import { ownRoute } from './own-route'
import { requestIdOf } from './request-id'

/** A merchant reads its own day, with its server key as in Core. */
const ofMerchant = ownRoute('settlement report', async (request, { file }: { file: string }) => {
  const { db } = getDatabase()
  const merchant = await authenticateMerchant(db, request.headers.get('authorization'))
  if (!merchant) {
    await recordStranger(request)
    return refuseAsCore(request, '401')
  }

  const day = /^(.+)\.csv$/.exec(file)?.[1] ?? ''
  const report = await settlementReport(db, { merchantId: merchant.id, day })
  const eventOf = describing(request, { text: '', now: await readNow(db) })
  await recordCall({ db, eventOf }, { status: report ? 200 : 404, body: {} })

  return report
    ? csvFile(`settlement-${merchant.id}-${day}`, writeCsv(report))
    : refuseAsCore(request, '404', 'No such report.')
})

const refuseAsCore = (request: Request, code: '401' | '404', message?: string) =>
  Response.json({ ...coreRefusal(code, message), id: requestIdOf(request) }, { status: Number(code) })

export const reports = [
  endpoint('GET', '/reports/settlement/[file]', { who: 'merchant', refusal: 401, changes: false }, ofMerchant),
]
