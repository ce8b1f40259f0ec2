import { refuse } from '@jembatan/platform/request'
import { callControl, findDevControl } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ report: string }> }

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const PDF = {
  'content-type': 'application/pdf',
  'content-disposition': 'attachment; filename="jembatan-evidence.pdf"',
}

/** In Indonesian, and in English. */
const HEADERS = { 'report.html': HTML, 'report.pdf': PDF, 'report.en.html': HTML, 'report.en.pdf': PDF }

const isReport = (name: string): name is keyof typeof HEADERS => Object.hasOwn(HEADERS, name)

/** The last whole report, as dev control keeps it. */
export async function GET(request: Request, { params }: Context) {
  const { report } = await params
  const devControl = findDevControl(getEnvironment())
  if (!devControl || !isReport(report)) return refuse(request, 404, 'report_unknown')

  const response = await callControl(devControl, { path: `/evidence/${report}`, timeoutMs: null }).catch(() => null)
  if (!response?.ok) return refuse(request, 404, 'report_unknown')

  return new Response(response.body, { headers: { ...HEADERS[report], 'cache-control': 'no-store' } })
}
