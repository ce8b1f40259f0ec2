import { getTranslations } from 'next-intl/server'
import { legible } from './read-status'

export async function Body({ body }: { body: string }) {
  const t = await getTranslations('console.notifications')

  return (
    <details className="group">
      <summary className="inline-flex min-h-11 items-center font-bold text-kasir-deep text-sm hover:underline">
        {t('body')}
      </summary>
      {/* Long lines scroll by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
      <pre tabIndex={0} className="overflow-x-auto rounded-control bg-paper p-4 text-sm leading-6">
        {legible(body)}
      </pre>
    </details>
  )
}
