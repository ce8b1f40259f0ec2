import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { coreRefusal } from '@/server/gateway/core-answer'
import { authenticateMerchant } from '@/server/merchant/authenticate'
import { settlementReport } from '@/server/report/settlement-report'
import { describing, recordCall, recordStranger } from '../../../gateway-route'
import { ownRoute } from '../../../own-route'
import { requestIdOf } from '../../../request-id'
import { csvResponse } from '../../csv-response'

export const dynamic = 'force-dynamic'

/** A merchant reads its own day, with its server key, as it reads Core. */
export const GET = ownRoute('settlement report', async (request, { params }: { params: Promise<{ file: string }> }) => {
  const { db } = getDatabase()
  const merchant = await authenticateMerchant(db, request.headers.get('authorization'))
  if (!merchant) {
    await recordStranger(request)
    return refuse(request, '401')
  }

  const day = /^(.+)\.csv$/.exec((await params).file)?.[1] ?? ''
  const report = await settlementReport(db, { merchantId: merchant.id, day })
  const eventOf = describing(request, { text: '', now: await readNow(db) })
  await recordCall({ db, eventOf }, { status: report ? 200 : 404, body: {} })
  if (!report) return refuse(request, '404', 'No such report.')

  return csvResponse(report)
})

const refuse = (request: Request, code: '401' | '404', message?: string) =>
  Response.json({ ...coreRefusal(code, message), id: requestIdOf(request) }, { status: Number(code) })
