import type { PageAddress } from '@/app/snap/v3/page-address'
import { channelPath, isChannel } from '@/server/payer/channels'
import type { Transaction } from '@/server/payment/payment'

/**
 * Link from a payment page to the channel where it is paid. A framed page opens it in a new window,
 * because the channel refuses to be framed.
 */
export function channelLink({ method, payCode }: Transaction, { at, framed }: PageAddress) {
  const back: Record<string, string> = framed ? {} : { back: at() }
  const query = new URLSearchParams({ code: payCode ?? '', ...back })

  return {
    href: isChannel(method) ? `/simulator/${channelPath(method)}?${query}` : '/simulator',
    ...(framed && { target: '_blank', rel: 'noopener' }),
  }
}
