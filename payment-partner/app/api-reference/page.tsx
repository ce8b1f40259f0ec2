import type { PageEndpoint } from '@jembatan/http/endpoints'
import { FileJson } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getEnvironment } from '@/server/environment'
import { readReference } from '@/server/openapi/read-reference'
import { Call } from './call'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apiReference'))('title') }
}

/**
 * The description of the gateway's API, as developers read it. The summaries are in English only.
 */
export default async function ApiReference() {
  const t = await getTranslations('apiReference')
  const groups = readReference(getEnvironment().KASIR_ORIGIN)

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <div className="grid gap-3">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('text')}</p>
        <a href="/openapi.json" className="button button-calm justify-self-start">
          <FileJson size={18} aria-hidden />
          openapi.json
        </a>
        <nav aria-label={t('groups')} className="flex flex-wrap gap-2">
          {groups.map(({ name }) => (
            <a
              key={name}
              href={`#${name}`}
              className="inline-flex min-h-11 items-center rounded-full border border-line bg-card px-4 font-bold text-sm hover:border-kasir"
            >
              {t(`group.${name}`)}
            </a>
          ))}
        </nav>
      </div>
      {groups.map(({ name, operations }) => (
        <section
          key={name}
          id={name}
          aria-labelledby={`${name}-title`}
          className="grid grid-cols-[minmax(0,1fr)] gap-3"
        >
          <h2 id={`${name}-title`} className="text-2xl">
            {t(`group.${name}`)}
          </h2>
          <div className="panel divide-y divide-line">
            {operations.map((operation) => (
              <Call key={operation.id} operation={operation} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}
