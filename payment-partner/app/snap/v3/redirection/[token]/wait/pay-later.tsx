import { getTranslations } from 'next-intl/server'
import { BackToShop } from '../../../back-to-shop'
import type { WaitingTill } from '../../../read-page'

export async function PayLater({ opened }: { opened: WaitingTill }) {
  const t = await getTranslations('payment')

  return (
    <BackToShop opened={opened} quiet>
      {t('later', { merchant: opened.merchant.name })}
    </BackToShop>
  )
}
