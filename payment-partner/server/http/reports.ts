import { endpoint } from '@jembatan/http/endpoints'
import { readCookie } from '@jembatan/platform/cookies'
import { readNow } from '../clock'
import { CONSOLE_COOKIE, findSession } from '../console/operator-sessions'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { coreRefusal } from '../gateway/core-answer'
import { authenticateMerchant } from '../merchant/authenticate'
import { type SettlementReport, settlementReport } from '../report/settlement-report'
import { writeCsv } from '../report/write-csv'
import { describing, recordCall, recordStranger } from './gateway-route'
import { ownRoute, refuse } from './own-route'
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

  return report ? csv(report) : refuseAsCore(request, '404', 'No such report.')
})

const refuseAsCore = (request: Request, code: '401' | '404', message?: string) =>
  Response.json({ ...coreRefusal(code, message), id: requestIdOf(request) }, { status: Number(code) })

type OfADay = { merchant: string; day: string }

const ofOperator = ownRoute('report for the operator', async (request, { merchant, day }: OfADay) => {
  const { db } = getDatabase()
  const { KASIR_CONSOLE_KEY: key } = getEnvironment()
  if (!key) return refuse(request, 404, 'not_found')
  // By the machine's clock, as every session of the console.
  const token = readCookie(request.headers, CONSOLE_COOKIE)
  if (!(await findSession({ db, now: new Date() }, { key, token })))
    return new Response(null, { status: 303, headers: { location: '/console/sign-in' } })

  const report = await settlementReport(db, { merchantId: merchant, day })

  return report ? csv(report) : refuse(request, 404, 'report_unknown')
})

const csv = (report: SettlementReport) =>
  new Response(writeCsv(report), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="settlement-${report.merchantId}-${report.day}.csv"`,
      'cache-control': 'no-store',
    },
  })

export const reports = [
  endpoint('GET', '/reports/settlement/[file]', { who: 'merchant', refusal: 401, changes: false }, ofMerchant),
  endpoint(
    'GET',
    '/console/reports/[merchant]/[day]/csv',
    { who: 'operator', refusal: 303, changes: false },
    ofOperator,
  ),
]
