import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { control, Field } from '@/app/_forms/field'
import { formatMoney } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'
import { type FilterName, hrefWith, type SearchFilters } from './search-filters'
import type { List } from './search-results'

type Props = {
  path: string
  typed?: string | undefined
  filters: SearchFilters
  list: List
  ownCategory?: boolean | undefined
  ownShop?: boolean | undefined
}

/**
 * A GET form: a rail on a wide screen, behind a button on others. Active filters are listed below,
 * and one tap removes each.
 */
export async function Filters({ path, typed, filters: requested, list, ownCategory, ownShop }: Props) {
  const t = await getTranslations('find')
  const { filters, cities, categories, ignored, emptySpan } = list
  const chosen = await listChosen(list)
  const mistakeIn = (name: 'min' | 'max') =>
    ignored.includes(name) ? t(emptySpan ? 'emptySpan' : 'priceWrong') : undefined

  return (
    <div className="grid gap-3">
      <details
        open={Boolean(mistakeIn('min') ?? mistakeIn('max'))}
        className="shown-when-wide rounded-card border border-line bg-card"
      >
        <summary className="flex min-h-12 cursor-pointer items-center gap-2 px-4 font-bold lg:cursor-default">
          <Icon of="icon-SlidersHorizontal" size={18} />
          {t('filter')}
        </summary>
        {/* The key resets the form on another URL: `defaultValue` applies to a new input only. */}
        <form
          key={JSON.stringify(requested)}
          action={path}
          method="get"
          className="grid gap-4 p-4 pt-2 sm:grid-cols-2 lg:grid-cols-1"
        >
          {typed && <input type="hidden" name="q" value={typed} />}
          {requested.sort && <input type="hidden" name="sort" value={filters.sort} />}
          {!ownCategory && (
            <Choice
              name="category"
              label={t('filterNames.category')}
              value={filters.category}
              any={t('anyCategory')}
              choices={categories.map((category) => ({ value: category, name: t(`categories.${category}`) }))}
            />
          )}
          {!ownShop && (
            <Choice
              name="city"
              label={t('filterNames.city')}
              value={filters.city}
              any={t('anyCity')}
              choices={cities.map((city) => ({ value: city, name: city }))}
            />
          )}
          <Choice
            name="rating"
            label={t('filterNames.rating')}
            value={filters.rating?.toString()}
            any={t('anyRating')}
            choices={['4', '3'].map((stars) => ({ value: stars, name: t('atLeastStars', { stars }) }))}
          />
          <Field
            name="min"
            label={t('filterNames.min')}
            defaultValue={requested.min ?? ''}
            hint={t('priceHint')}
            error={mistakeIn('min')}
            announces
            inputMode="numeric"
          />
          <Field
            name="max"
            label={t('filterNames.max')}
            defaultValue={requested.max ?? ''}
            hint={t('priceHint')}
            error={mistakeIn('max')}
            announces
            inputMode="numeric"
          />
          <label className="flex min-h-12 items-center gap-3 self-center">
            <input
              type="checkbox"
              name="stock"
              value="1"
              defaultChecked={filters.stock !== undefined}
              className="size-5 accent-pasar-deep"
            />
            {t('filterNames.stock')}
          </label>
          <button type="submit" className={`${button.primary} sm:col-span-full sm:justify-self-start`}>
            {t('apply')}
          </button>
        </form>
      </details>
      {chosen.length > 0 && (
        <ul aria-label={t('chosen')} className="flex flex-wrap gap-2">
          {chosen.map(({ name, text }) => (
            <li key={name}>
              <Link
                href={hrefWith(path, { q: typed, ...requested }, { [name]: null })}
                prefetch={false}
                aria-label={t('takeOff', { filter: text })}
                className="flex min-h-11 items-center gap-2 rounded-full bg-pasar-wash px-4 text-pasar-deep text-sm"
              >
                {text}
                <Icon of="icon-X" size={16} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

async function listChosen({ filters }: List): Promise<{ name: FilterName; text: string }[]> {
  const t = await getTranslations('find')
  const { category, city, min, max, rating, stock } = filters

  return [
    ...(category ? [{ name: 'category' as const, text: t(`categories.${category}`) }] : []),
    ...(city ? [{ name: 'city' as const, text: city }] : []),
    ...(min !== undefined ? [{ name: 'min' as const, text: t('from', { price: formatMoney(min) }) }] : []),
    ...(max !== undefined ? [{ name: 'max' as const, text: t('upTo', { price: formatMoney(max) }) }] : []),
    ...(rating ? [{ name: 'rating' as const, text: t('atLeastStars', { stars: rating }) }] : []),
    ...(stock ? [{ name: 'stock' as const, text: t('filterNames.stock') }] : []),
  ]
}

type ChoiceProps = {
  name: FilterName
  label: string
  value: string | undefined
  any: string
  choices: { value: string; name: string }[]
}

function Choice({ name, label, value, any, choices }: ChoiceProps) {
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={name} className="font-bold text-sm">
        {label}
      </label>
      <select id={name} name={name} defaultValue={value ?? ''} className={control}>
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    </div>
  )
}
