import { Unlink } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/app/_ui/notice'

export default async function UnknownPayment() {
  const t = await getTranslations('payment')

  return <Notice Icon={Unlink} title={t('unknownTitle')} text={t('unknownText')} />
}
