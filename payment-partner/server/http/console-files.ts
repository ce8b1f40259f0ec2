import { endpoint } from '@jembatan/http/endpoints'
import { readCookie } from '@jembatan/platform/cookies'
import type { Database } from '@/db/connect'
import { daysOf } from '../console/date-range'
import { MOST_DAYS } from '../console/limits'
import { exportTransactions } from '../console/list-transactions'
import { CONSOLE_COOKIE } from '../console/operator-sessions'
import { findOperator, type Operator } from '../console/operators'
import { readRange, readSearch } from '../console/read-search'
import { isIn } from '../console/scope'
import { TRANSACTION_HEADER, writeTransactions } from '../console/write-transactions'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { settlementReport } from '../report/settlement-report'
import { writeCsv } from '../report/write-csv'
import { ownRoute, refuse } from './own-route'

type Call = { db: Database; operator: Operator }

/** A file for a signed-in operator. */
const fileRoute = <Params>(name: string, answer: (request: Request, params: Params, call: Call) => Promise<Response>) =>
  ownRoute(name, async (request, params: Params) => {
    const { db } = getDatabase()
    const { KASIR_CONSOLE_KEY: key } = getEnvironment()
    if (!key) return refuse(request, 404, 'not_found')
    // By the machine's clock, as every session of the console.
    const token = readCookie(request.headers, CONSOLE_COOKIE)
    const operator = await findOperator(db, { key, token, now: new Date() })
    if (!operator) return new Response(null, { status: 303, headers: { location: '/console/sign-in' } })

    return answer(request, params, { db, operator })
  })

export const csvFile = (name: string, body: string | ReadableStream) =>
  new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  })

type OfADay = { merchant: string; day: string }

const dayReport = fileRoute('report of a day', async (request, { merchant, day }: OfADay, { db, operator }) => {
  const report = isIn(operator.scope, merchant) && (await settlementReport(db, { merchantId: merchant, day }))

  return report ? csvFile(`settlement-${merchant}-${day}`, writeCsv(report)) : refuse(request, 404, 'report_unknown')
})

const rangeReport = fileRoute(
  'report of a range',
  async (request, { merchant }: { merchant: string }, { db, operator }) => {
    const range = readRange(paramsOf(request))
    if (!range || daysOf(range) > MOST_DAYS || !isIn(operator.scope, merchant))
      return refuse(request, 404, 'report_unknown')
    const { from, to } = range
    const report = await settlementReport(db, { merchantId: merchant, day: from, until: to })

    return report
      ? csvFile(`settlement-${merchant}-${from}-${to}`, writeCsv(report))
      : refuse(request, 404, 'report_unknown')
  },
)

const transactionFile = fileRoute('transactions of a search', async (request, _params, { db, operator }) => {
  const { before: _ofAPage, ...search } = readSearch(paramsOf(request))
  const parts = exportTransactions(db, { ...search, scope: operator.scope })
  const text = new TextEncoder()

  return csvFile(
    'transactions',
    new ReadableStream({
      start: (file) => file.enqueue(text.encode(TRANSACTION_HEADER)),
      async pull(file) {
        const { value, done } = await parts.next()
        if (done) return file.close()
        file.enqueue(text.encode(writeTransactions(value)))
      },
      async cancel() {
        await parts.return(undefined)
      },
    }),
  )
})

const paramsOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams)

const FILE = { who: 'operator', refusal: 303, changes: false } as const

/** The files of the dashboard. */
export const consoleFiles = [
  endpoint('GET', '/console/reports/[merchant]/[day]/csv', FILE, dayReport),
  endpoint('GET', '/console/reports/[merchant]/csv', FILE, rangeReport),
  endpoint('GET', '/console/transactions/csv', FILE, transactionFile),
]
