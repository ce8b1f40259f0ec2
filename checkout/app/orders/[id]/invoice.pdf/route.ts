import { refuse } from '@jembatan/platform/request'
import { nameMethod } from '@/app/method-name'
import { shopOf } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string }> }

/** Invoice and contract as PDF. Drawn for the first who asks; the same bytes for whoever asks after. */
export async function GET(request: Request, { params }: Context) {
  const orderId = (await params).id.toUpperCase()
  try {
    const { bytes, sha256 } = await readOrDraw(request, orderId)

    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-language': 'id',
        'content-disposition': `attachment; filename="faktur-${orderId}.pdf"`,
        'cache-control': 'private, no-store',
        etag: `"${sha256}"`,
        'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      },
    })
  } catch (error) {
    const failure = readFailure(error)
    if (!failure) throw error
    if (failure.code === 'invoice_missing') return toPage(orderId)
    return refuse(request, 404, failure.code)
  }
}

/** Of one's own order that is not paid: the page says why there is no invoice, and leads back. */
const toPage = (orderId: string) =>
  new Response(null, {
    status: 303,
    headers: { location: `/orders/${encodeURIComponent(orderId)}/invoice`, 'cache-control': 'no-store' },
  })

async function readOrDraw(request: Request, orderId: string) {
  const { order } = shopOf(request)
  const kept = await order.invoiceFile({ orderId })
  if (kept) return kept

  const invoice = await order.invoice({ orderId })
  // The library is large, and only this address needs it.
  const { drawInvoice } = await import('./draw-invoice')
  const bytes = await drawInvoice(invoice, await nameMethod(invoice.method, 'id'))

  return order.keepInvoiceFile({ orderId, file: new Blob([new Uint8Array(bytes)]) })
}
