import { getTranslations } from 'next-intl/server'

type Props = {
  /** The order or ticket that they belong to, for the alternative text. */
  of: string
  /** URL of the photos, without the number. */
  path: string
  numbers: number[]
}

/** Returns the numbers from 1 to `count`. */
export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Photos attached by a buyer; only the buyer and the shop can open them. */
export async function PhotoList({ of, path, numbers }: Props) {
  if (numbers.length === 0) return null
  const t = await getTranslations('order.photo')

  return (
    <ul aria-label={t('list', { of })} className="flex flex-wrap gap-3">
      {numbers.map((number) => (
        <li key={number}>
          {/* Opens in a new tab: the operator may have begun to write an answer on this page. */}
          <a href={`${path}/${number}`} target="_blank" rel="noopener" className="block rounded-control">
            {/* biome-ignore lint/performance/noImgElement: a private photo, which no optimiser may fetch */}
            <img
              src={`${path}/${number}`}
              alt={t('photo', { number })}
              loading="lazy"
              className="size-28 rounded-control border border-line object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}
