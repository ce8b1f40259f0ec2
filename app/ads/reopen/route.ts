import type { NextRequest } from 'next/server'
import { formMalformed, readFields, seeOther } from '../../form'
import { adForm } from '../ad-form'
import { CLOSED_ADS_COOKIE, withoutClosedAd } from '../closed-ads'

/** "Urungkan" without JavaScript: forgets that the advertisement was closed, and shows it. */
export async function POST(request: NextRequest) {
  const reopened = await readFields(request, adForm)
  if (!reopened) return formMalformed(request)

  const response = seeOther(`/?post=${reopened.post}`)
  const known = request.cookies.get(CLOSED_ADS_COOKIE)?.value
  response.cookies.set(CLOSED_ADS_COOKIE, withoutClosedAd(known, reopened.post), { sameSite: 'lax' })
  return response
}
