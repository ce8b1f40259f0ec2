import { getTranslations } from 'next-intl/server'
import { qrPath } from '@/server/qr/qr-path'
import { qrText } from '@/server/qr/qr-text'

export async function QrPicture({ reference }: { reference: string }) {
  const t = await getTranslations('payment')
  const { path, size } = qrPath(qrText(reference))

  return (
    <figure className="grid justify-items-center gap-3">
      <div className="relative w-fit overflow-hidden rounded-card border border-line bg-white p-4">
        <svg
          role="img"
          aria-label={t('qrAlt')}
          viewBox={`0 0 ${size} ${size}`}
          className="size-54"
          shapeRendering="crispEdges"
        >
          <path d={path} fill="#0f1214" />
        </svg>
        <span
          aria-hidden
          className="absolute inset-x-0 top-1/2 -translate-y-1/2 -rotate-12 bg-wrong py-1.5 text-center font-extrabold text-lg text-card tracking-widest"
        >
          {t('qrMark')}
        </span>
      </div>
      <figcaption className="max-w-64 text-center text-sm text-warn">{t('qrNotPayable')}</figcaption>
    </figure>
  )
}
