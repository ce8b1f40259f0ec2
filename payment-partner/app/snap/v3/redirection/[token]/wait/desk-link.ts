import type { PageAddress } from '@/app/snap/v3/page-address'
import { DESKS, deskFor } from '@/server/payer/desks'
import type { Transaction } from '@/server/payment/payment'

/** From a payment page to the address where it is paid. A framed page opens it beside itself: it may not be framed too. */
export function deskLink({ method, payCode }: Transaction, { at, framed }: PageAddress) {
  const desk = deskFor(method)
  const back: Record<string, string> = framed ? {} : { back: at() }
  const query = new URLSearchParams({ code: payCode ?? '', ...back })

  return {
    href: desk ? `/simulator/${DESKS[desk].path}?${query}` : '/simulator',
    ...(framed && { target: '_blank', rel: 'noopener' }),
  }
}
