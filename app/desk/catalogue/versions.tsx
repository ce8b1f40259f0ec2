import { getTranslations } from 'next-intl/server'
import { getVisitor } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/moment'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { goBackOneVersion } from './actions'

type Listed = Omit<RouterOutputs['desk']['catalogue'], 'upload'>

/** Lists the imported versions, newest first, with the way back to the previous one. */
export async function Versions({ shop, versions, backFrom }: Listed & { shop: string }) {
  const [t, { language }] = await Promise.all([getTranslations('desk.catalogue'), getVisitor()])
  if (versions.length === 0) return <p className="text-muted">{t('noVersions')}</p>
  const stateOf = ({ current, withdrawnAt }: (typeof versions)[number]) => {
    if (withdrawnAt) return t('withdrawn')

    return current ? t('current') : t('previous')
  }

  return (
    <div className="grid gap-4">
      <section
        aria-label={t('versions')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too
        tabIndex={0}
        className="overflow-x-auto rounded-card border border-line bg-card p-5"
      >
        <table className="w-full text-left text-sm">
          <caption className="pb-2 text-left font-extrabold">{t('versions')}</caption>
          <thead>
            <tr className="border-line border-b text-muted">
              {(['imported', 'state', 'products', 'promosCount'] as const).map((name) => (
                <th key={name} scope="col" className="py-2 pr-4 font-medium">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr key={version.id} className="border-line border-b last:border-0">
                <td className="py-2 pr-4">{formatMoment(version.importedAt, language)}</td>
                <td className="py-2 pr-4 font-bold">{stateOf(version)}</td>
                <td className="py-2 pr-4 tabular-nums">{version.products}</td>
                <td className="py-2 pr-4 tabular-nums">{version.promos}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {backFrom !== null && (
        <form action={goBackOneVersion} className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="shop" value={shop} />
          <input type="hidden" name="from" value={backFrom} />
          <button type="submit" className="button button-quiet">
            {t('back')}
          </button>
          <p className="text-muted text-sm">{t('backText')}</p>
        </form>
      )}
    </div>
  )
}
