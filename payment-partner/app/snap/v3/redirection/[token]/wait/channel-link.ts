import type { PageAddress } from '@/app/snap/v3/page-address'
import { CHANNELS, channelFor } from '@/server/payer/channels'
import type { Transaction } from '@/server/payment/payment'

/** From a payment page to the address where it is paid. A framed page opens it beside itself: it may not be framed too. */
export function channelLink({ method, payCode }: Transaction, { at, framed }: PageAddress) {
  const channel = channelFor(method)
  const back: Record<string, string> = framed ? {} : { back: at() }
  const query = new URLSearchParams({ code: payCode ?? '', ...back })

  return {
    href: channel ? `/simulator/${CHANNELS[channel].path}?${query}` : '/simulator',
    ...(framed && { target: '_blank', rel: 'noopener' }),
  }
}
