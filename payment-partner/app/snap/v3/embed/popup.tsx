import { KeyRound } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/app/_ui/notice'
import { NotifyMerchant } from './notify-merchant'
import { readPopup } from './read-popup'

/**
 * A payment connected to the page that framed it. Empty if that page has another merchant's key.
 */
export async function Popup({ children }: { children: React.ReactNode }) {
  const { trusted, origin, update } = await readPopup()
  const t = await getTranslations('payment.popup')

  return (
    <>
      {origin && (
        <NotifyMerchant
          origin={origin}
          update={update}
          words={{
            title: t('askTitle'),
            text: t('askText'),
            stay: t('goOnPaying'),
            leave: t('leave'),
          }}
        />
      )}
      {trusted ? children : <Notice Icon={KeyRound} title={t('refusedTitle')} text={t('refusedText')} />}
    </>
  )
}
