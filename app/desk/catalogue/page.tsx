import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { type AddressQuery, only } from '@/app/browse/address-query'
import { DeskPage, Outcome } from '@/app/desk/desk-page'
import type { Messages } from '@/i18n/request'
import { UploadForm } from './upload-form'
import { Versions } from './versions'
import { WaitingUpload } from './waiting-upload'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

const DONE = ['upload', 'apply', 'discard', 'back'] as const
const FAILED = ['upload_gone', 'version_gone', 'no_previous_version', 'catalogue_refused'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.catalogue'))('title'), robots: { index: false } }
}

/**
 * Shows each shop's catalogue: an upload to review before it takes effect, and the way back to the
 * previous version.
 */
export default async function CataloguePage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const query = await searchParams
  const { desk } = await getRamai()
  const shops = await asOperator(desk.shops())
  const catalogues = await Promise.all(
    shops.map(async (shop) => ({ shop, ...(await desk.catalogue({ shop: shop.id })) })),
  )
  const [t, messages] = await Promise.all([getTranslations('desk.catalogue'), getMessages() as Promise<Messages>])
  const done = DONE.find((name) => name === only(query.done))
  const failed = FAILED.find((name) => name === only(query.failed))

  return (
    <DeskPage title={t('title')} text={t('text')}>
      <Outcome text={done && t(`done.${done}`)} />
      <Outcome text={failed && t(`failed.${failed}`)} wrong />
      <UploadForm shops={shops} words={messages.desk.catalogue} />
      {catalogues.map(({ shop, upload, ...versions }) => (
        <section key={shop.id} aria-labelledby={`of-${shop.id}`} className="grid gap-4">
          <h2 id={`of-${shop.id}`} className="font-extrabold text-2xl tracking-tight">
            {shop.name}
          </h2>
          {upload && <WaitingUpload shop={shop.id} {...upload} />}
          <Versions shop={shop.id} {...versions} />
        </section>
      ))}
    </DeskPage>
  )
}
