import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { button } from '@/app/_ui/styles'
import { only, type SearchParams } from '@/app/search/search-filters'
import { nameItem } from '@/i18n/name-item'
import { readFailure } from '@/server/trpc/caller'
import { restoreToCart } from './change-cart'

/**
 * Result of the previous step, read from the URL. A forged URL misleads only the person who opens
 * it.
 */
export async function CartMessage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations('basket.notice')
  const params = await searchParams
  const [removed, restored, lost] = [only(params.removed), only(params.restored), only(params.gone)]
  const [added, again] = [only(params.added), only(params.again)]
  const wait = Number(only(params.wait))
  if (removed) return <Removed line={{ ...params, sku: removed }} />
  if (restored) return <Restored sku={restored} />
  if (lost === 'session') return <SessionGone />
  if (lost) return <Line text={t('basketGone')} />
  if (added !== undefined) return <Again added={Number(added)} skipped={Number(only(params.skipped))} />
  if (again) return <Line tone="warn" text={t(again === 'cart_full' ? 'cartFull' : 'tooMany')} />
  if (wait > 0) return <Line tone="warn" text={t('wait', { seconds: wait })} />

  return null
}

function Line({ text, tone = 'good' }: { text: string; tone?: 'good' | 'warn' }) {
  return (
    <Announcement about={text}>
      <Notice tone={tone}>{text}</Notice>
    </Announcement>
  )
}

/** Says what of an earlier order came into the cart. */
async function Again({ added, skipped }: { added: number; skipped: number }) {
  const t = await getTranslations('basket.notice')
  if (!(added >= 0) || !(skipped >= 0)) return null
  const text = t(added === 0 ? 'againNone' : skipped > 0 ? 'againSome' : 'again', { added, skipped })

  return <Line tone={skipped > 0 ? 'warn' : 'good'} text={text} />
}

/** Explains the lost session: an empty new cart would not. */
async function SessionGone() {
  const t = await getTranslations('basket.notice')

  return (
    <Announcement about="session">
      <Notice tone="warn">
        <p>{t('sessionGone')}</p>
        <Link
          href="/account?to=/basket"
          prefetch={false}
          className="inline-block min-h-11 content-center font-bold underline"
        >
          {t('signIn')}
        </Link>
      </Notice>
    </Announcement>
  )
}

const removedLine = z.object({
  sku: z.string(),
  quantity: z.coerce.number().int().min(1).max(10),
  selected: z.enum(['yes', 'no']),
  seen: z.coerce.number().int().min(0),
})

async function Removed({ line }: { line: object }) {
  const t = await getTranslations('basket.notice')
  const { data } = removedLine.safeParse(line)
  const name = data && (await nameOf(data.sku))
  if (!name) return null

  return (
    <Announcement about={`removed ${data.sku}`}>
      <Notice tone="good">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{t('removed', { name })}</p>
          <form action={restoreToCart}>
            <input type="hidden" name="sku" value={data.sku} />
            <input type="hidden" name="quantity" value={data.quantity} />
            <input type="hidden" name="selected" value={data.selected} />
            <input type="hidden" name="seenAmount" value={data.seen} />
            <button type="submit" aria-label={t('undoOf', { name })} className={button.quiet}>
              {t('undo')}
            </button>
          </form>
        </div>
      </Notice>
    </Announcement>
  )
}

async function Restored({ sku }: { sku: string }) {
  const t = await getTranslations('basket.notice')
  const name = await nameOf(sku)

  return name ? <Line text={t('restored', { name })} /> : null
}

/** Returns null for a SKU that never existed. */
async function nameOf(sku: string) {
  const language = await readLanguage()
  const item = await (await shop()).catalogue.item({ sku }).catch((error: unknown) => {
    if (!readFailure(error)) throw error
    return null
  })

  return item && nameItem(item, language)
}
