import Link from 'next/link'

type CreatorChoiceProps = { label: string; names: [id: string, name: string][]; chosen: string | undefined }

/** Links to all creators with a promotion; the address holds the choice. */
export function CreatorChoice({ label, names, chosen }: CreatorChoiceProps) {
  return (
    <nav aria-label={label} className="mb-4">
      <ul className="flex flex-wrap gap-2">
        {names.map(([id, name]) => (
          <li key={id}>
            <Link
              href={`/creators?creator=${encodeURIComponent(id)}`}
              aria-current={id === chosen ? 'true' : undefined}
              className="button button-calm aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-card"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
