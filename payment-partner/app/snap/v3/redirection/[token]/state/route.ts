import { ownRoute } from '@/app/own-route'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getPaymentPage } from '@/server/page/get-payment-page'

export const dynamic = 'force-dynamic'

/** The one word that an open page asks for again and again. Who knows the token sees the page anyway. */
export const GET = ownRoute('state of a page', async (_request, { params }: { params: Promise<{ token: string }> }) => {
  const { db } = getDatabase()
  const { token } = await params
  const { state } = await getPaymentPage(db, { token, now: await readNow(db) })

  return Response.json({ state }, { headers: { 'cache-control': 'no-store' } })
})
