import Link from 'next/link'
import { Row } from '@/app/_ui/row'

type Props = { label: string; path: string; chosen: string; filters: { name: string; title: string }[] }

/** Each filter is a link, and needs no JavaScript. */
export function Filters({ label, path, chosen, filters }: Props) {
  return (
    <Row label={label} chosen={chosen}>
      {filters.map(({ name, title }) => (
        <li key={name}>
          <Link
            href={`${path}?show=${name}`}
            prefetch={false}
            aria-current={name === chosen ? 'true' : undefined}
            className="flex min-h-11 items-center whitespace-nowrap rounded-full border border-line bg-card px-4 text-sm hover:border-ink aria-[current]:border-pasar-deep aria-[current]:bg-pasar-wash aria-[current]:font-bold"
          >
            {title}
          </Link>
        </li>
      ))}
    </Row>
  )
}
