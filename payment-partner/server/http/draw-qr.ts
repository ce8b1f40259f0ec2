import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { coreRefusal } from '@/server/gateway/core-answer'
import { qrPath } from '@/server/qr/qr-path'
import { qrText } from '@/server/qr/qr-text'
import { findScannable } from '@/server/transaction/find-scannable'
import { ownRoute } from './own-route'
import { requestIdOf } from './request-id'

/**
 * A QR picture for a merchant's page, with a caption that says what it is. Its address holds the
 * payer's key.
 */
export const drawQr = ownRoute('QR code', async (request, { id }: { id: string }) => {
  const { db } = getDatabase()
  const key = new URL(request.url).searchParams.get('key') ?? ''
  const code = await findScannable(db, { id, key, now: await readNow(db) })
  if (!code) return Response.json({ ...coreRefusal('404'), id: requestIdOf(request) }, { status: 404 })

  return new Response(draw(qrText(code)), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' },
  })
})

const MARGIN = 4
/** Space for the caption, in modules of the code. */
const CAPTION = 6

function draw(text: string) {
  const { path, size } = qrPath(text)
  const width = size + 2 * MARGIN
  const height = width + CAPTION

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * 6}" height="${height * 6}" shape-rendering="crispEdges">
  <rect width="${width}" height="${height}" fill="#ffffff"/>
  <path transform="translate(${MARGIN} ${MARGIN})" d="${path}" fill="#0f1214"/>
  <text x="${width / 2}" y="${width + 2}" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="2.6">SIMULASI - TIDAK BISA DIBAYAR</text>
</svg>`
}
