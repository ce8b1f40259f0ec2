import { readBody, refuse } from '@jembatan/platform/request'
import { shopOf } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

export const dynamic = 'force-dynamic'

const LONGEST_BODY = 64 * 1024

const STATUS: Record<string, number> = { notification_malformed: 400, notification_forged: 403 }

/** Where the payment partner reports. It answers 5xx only when nothing was stored, and never redirects. */
export async function POST(request: Request) {
  const { payment } = shopOf(request)
  const rawBody = await readBody(request, LONGEST_BODY)
  if (rawBody === null) {
    await payment.refuseOversize({ atLeast: LONGEST_BODY })
    return refuse(request, 413, 'notification_oversize')
  }

  try {
    await payment.receiveNotification({ rawBody })
    return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const code = readFailure(error)?.code ?? 'failed'
    return refuse(request, STATUS[code] ?? 500, code)
  }
}
