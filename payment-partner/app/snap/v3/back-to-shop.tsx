import { ArrowLeft } from 'lucide-react'
import { finishUrl } from '@/server/page/finish-url'
import type { Opened } from './read-page'

type Props = { opened: Opened; quiet?: boolean; children: React.ReactNode }

/**
 * Link to the shop. In the merchant's popup `NotifyMerchant` intercepts it and closes the popup.
 */
export function BackToShop({ opened, quiet, children }: Props) {
  return (
    <a
      href={finishUrl({ ...opened, expired: opened.state === 'expired' })}
      data-popup="leave"
      className={quiet ? 'button justify-self-start px-0 text-quiet' : 'button button-strong'}
    >
      {quiet && <ArrowLeft size={18} aria-hidden />}
      {children}
    </a>
  )
}
