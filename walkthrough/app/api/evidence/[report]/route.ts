import { callDevControl, findDevControl } from '@/server/dev-control/call-dev-control'
import { getEnvironment } from '@/server/environment'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ report: string }> }

const SHOWN = {
  'report.html': { 'content-type': 'text/html; charset=utf-8' },
  'report.pdf': {
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="jembatan-evidence.pdf"',
  },
}

const isReport = (name: string): name is keyof typeof SHOWN => Object.hasOwn(SHOWN, name)

/** The last whole report, as dev control keeps it. */
export async function GET(_: Request, { params }: Context) {
  const { report } = await params
  const devControl = findDevControl(getEnvironment())
  if (!devControl || !isReport(report)) return new Response(null, { status: 404 })

  const answer = await callDevControl({ devControl, path: `/evidence/${report}` }).catch(() => null)
  if (!answer?.ok) return new Response(null, { status: 404 })

  return new Response(answer.body, { headers: { ...SHOWN[report], 'cache-control': 'no-store' } })
}
