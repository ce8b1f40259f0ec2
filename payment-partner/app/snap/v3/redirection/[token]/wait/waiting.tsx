import { LoaderCircle } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { readPageAddress } from '../../../page-address'

export async function Waiting() {
  const t = await getTranslations('payment')
  const { at } = await readPageAddress()

  return (
    <div className="flex items-start gap-3 rounded-card bg-kasir-wash p-4">
      <LoaderCircle
        size={22}
        aria-hidden
        className="mt-0.5 shrink-0 animate-spin text-kasir motion-reduce:animate-none"
      />
      <div>
        <p className="font-bold">{t('waiting')}</p>
        <p className="text-sm noscript:hidden">{t('waitingText')}</p>
        <noscript>
          <a href={at()} className="font-bold text-kasir-deep underline">
            {t('refresh')}
          </a>
        </noscript>
      </div>
    </div>
  )
}
