import { getTranslations } from 'next-intl/server'
import { getVisitor } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/moment'
import { rupiah } from '@/app/_ui/rupiah'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { applyCatalogue, discardCatalogue } from './actions'

type Upload = NonNullable<RouterOutputs['desk']['catalogue']['upload']>
type Item = Upload['changes']['added'][number]

const MOST_SHOWN = 50

/** Shows the changes of a genuine file, to apply or discard. */
export async function WaitingUpload({ shop, id, publishedAt, changes }: Upload & { shop: string }) {
  const [t, { language }] = await Promise.all([getTranslations('desk.catalogue'), getVisitor()])
  const { added, changed, delisted, promos, unchanged } = changes
  const say = ({ price, stock }: Pick<Item, 'price' | 'stock'>) => `${rupiah(price)}, ${t(`stock.${stock}`)}`

  return (
    <div className="grid gap-4 rounded-card border-2 border-ink bg-card p-5">
      <h3 className="font-extrabold text-xl">{t('waiting')}</h3>
      <p className="text-muted text-sm">{t('published', { time: formatMoment(publishedAt, language) })}</p>
      {added.length + changed.length + delisted.length === 0 && <p>{t('nothing')}</p>}
      <Items title={t('added', { count: added.length })} items={added} say={say} />
      <Items
        title={t('changed', { count: changed.length })}
        items={changed}
        say={(item) => t('from', { before: say(item.from), after: say(item) })}
      />
      <Items title={t('delisted', { count: delisted.length })} items={delisted} say={say} />
      <p className="text-sm">
        {t('promos', { started: promos.started.length, ended: promos.ended.length, unchanged })}
      </p>
      <div className="flex flex-wrap gap-3">
        <form action={applyCatalogue}>
          <input type="hidden" name="shop" value={shop} />
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="button bg-ink text-card">
            {t('apply')}
          </button>
        </form>
        <form action={discardCatalogue}>
          <input type="hidden" name="shop" value={shop} />
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="button button-quiet">
            {t('discard')}
          </button>
        </form>
      </div>
    </div>
  )
}

type ItemsProps<Listed> = { title: string; items: Listed[]; say: (item: Listed) => string }

async function Items<Listed extends Item>({ title, items, say }: ItemsProps<Listed>) {
  const t = await getTranslations('desk.catalogue')
  if (items.length === 0) return null

  return (
    <div>
      <h4 className="font-bold">{title}</h4>
      <ul className="mt-1 grid gap-1 text-sm">
        {items.slice(0, MOST_SHOWN).map((item) => (
          <li key={item.sku}>
            {item.name} <span className="text-muted">({item.sku})</span>:{' '}
            <span className="tabular-nums">{say(item)}</span>
          </li>
        ))}
        {items.length > MOST_SHOWN && <li>{t('more', { count: items.length - MOST_SHOWN })}</li>}
      </ul>
    </div>
  )
}
