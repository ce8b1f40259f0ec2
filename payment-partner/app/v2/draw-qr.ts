import { QRCodeSVG } from 'qrcode.react'
import { createElement } from 'react'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { coreRefusal } from '@/server/gateway/core-answer'
import { qrText } from '@/server/page/qr-text'
import { findScannable } from '@/server/transaction/find-scannable'

type Context = { params: Promise<{ id: string }> }

/** A picture for a merchant's own page. Whoever knows the transaction may see it; it says in words what it is. */
export async function drawQr(_request: Request, { params }: Context) {
  const { db } = getDatabase()
  const code = await findScannable(db, { id: (await params).id, now: await readNow(db) })
  if (!code) return Response.json(coreRefusal('404'), { status: 404 })

  // Next lets no page import it, but a picture is none.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const qr = renderToStaticMarkup(createElement(QRCodeSVG, { value: qrText(code), size: 256, level: 'H' }))

  return new Response(frame(qr), { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' } })
}

const frame = (qr: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 288 328" width="288" height="328">
  <rect width="288" height="328" fill="#ffffff"/>
  <g transform="translate(16 16)">${qr}</g>
  <text x="144" y="304" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="14">SIMULASI - TIDAK BISA DIBAYAR</text>
</svg>`
