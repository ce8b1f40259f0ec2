import { getTranslations } from 'next-intl/server'

type Props = {
  /** What they are of, for who does not see them: an order, a ticket. */
  of: string
  /** Where the first is, without its number. */
  path: string
  numbers: number[]
}

/** The numbers of so many photos. */
export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** What a buyer sent along, for the two who may see it. */
export async function PhotoList({ of, path, numbers }: Props) {
  if (numbers.length === 0) return null
  const t = await getTranslations('order.photo')

  return (
    <ul aria-label={t('list', { of })} className="flex flex-wrap gap-3">
      {numbers.map((number) => (
        <li key={number}>
          {/* Whole, and beside the page: whoever judges what is broken has begun to write there. */}
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
