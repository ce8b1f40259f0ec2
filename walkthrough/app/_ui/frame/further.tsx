import Link from 'next/link'
import type { PlaceId } from './places'

type FurtherProps = { places: { id: PlaceId; href: string }[]; words: Record<PlaceId, string>; className?: string }

/** Pages without a tab. */
export function Further({ places, words, className = '' }: FurtherProps) {
  return (
    <ul className={`mt-4 grid grid-cols-2 gap-4 empty:hidden *:only:col-span-2 ${className}`}>
      {places.map(({ id, href }) => (
        <li key={id}>
          <Link href={href} className="panel flex min-h-14 items-center justify-center p-4 font-bold hover:border-ink">
            {words[id]}
          </Link>
        </li>
      ))}
    </ul>
  )
}
