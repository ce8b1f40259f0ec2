import type { NextRequest } from 'next/server'
import { formMalformed, readFields, seeOther } from '../../form'
import { adForm } from '../ad-form'
import { CLOSED_ADS_COOKIE, withClosedAd } from '../closed-ads'

/** "Tutup" without JavaScript: remembers the advertisement and goes on with the post after it, which offers to undo. */
export async function POST(request: NextRequest) {
  const closed = await readFields(request, adForm)
  if (!closed) return formMalformed(request)

  const response = seeOther(`/?post=${closed.post}&closed=${closed.post}`)
  const known = request.cookies.get(CLOSED_ADS_COOKIE)?.value
  response.cookies.set(CLOSED_ADS_COOKIE, withClosedAd(known, closed.post), { sameSite: 'lax' })
  return response
}
