import type { PageAddress } from '@/app/snap/v3/page-address'
import { CHANNELS, channelFor } from '@/server/payer/channels'
import type { Transaction } from '@/server/payment/payment'

/**
 * Link from a payment page to the channel where it is paid. A framed page opens it in a new window,
 * because the channel refuses to be framed.
 */
export function channelLink({ method, payCode }: Transaction, { at, framed }: PageAddress) {
  const channel = channelFor(method)
  const back: Record<string, string> = framed ? {} : { back: at() }
  const query = new URLSearchParams({ code: payCode ?? '', ...back })

  return {
    href: channel ? `/simulator/${CHANNELS[channel].path}?${query}` : '/simulator',
    ...(framed && { target: '_blank', rel: 'noopener' }),
  }
}
