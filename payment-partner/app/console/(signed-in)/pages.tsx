import { getTranslations } from 'next-intl/server'

type Props = {
  /** Address of the newest entries. */
  newest: string | undefined
  /** Address of the entries before those on the page. */
  older: string | undefined
}

/** Leads through a list, newest first. */
export async function Pages({ newest, older }: Props) {
  const t = await getTranslations('console.pages')
  if (newest === undefined && older === undefined) return null

  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-3">
      {newest !== undefined && (
        <a href={newest} className="button button-calm">
          {t('newest')}
        </a>
      )}
      {older !== undefined && (
        <a href={older} className="button button-calm">
          {t('older')}
        </a>
      )}
    </nav>
  )
}
