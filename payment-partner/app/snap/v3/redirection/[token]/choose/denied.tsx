import { TriangleAlert } from 'lucide-react'
import { getTranslations } from 'next-intl/server'

export async function Denied({ card }: { card: boolean }) {
  const t = await getTranslations('payment')

  return (
    <div role="alert" className="flex gap-3 rounded-card bg-wrong-wash p-4 text-wrong">
      <TriangleAlert size={22} aria-hidden className="mt-0.5 shrink-0" />
      <div>
        <p className="font-extrabold">{t(card ? 'deniedCardTitle' : 'deniedTitle')}</p>
        <p>{t('deniedText')}</p>
      </div>
    </div>
  )
}
