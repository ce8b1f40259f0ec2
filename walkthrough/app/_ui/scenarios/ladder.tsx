export function Ladder({ items }: { items: string[] }) {
  return (
    <ol className="mt-3 grid gap-3">
      {items.map((item, index) => (
        <li key={item} className="grid grid-cols-[auto_1fr] gap-3">
          <span
            aria-hidden
            className="grid size-7 place-items-center rounded-full border border-ink font-extrabold text-sm"
          >
            {index + 1}
          </span>
          <span className="pt-0.5">{item}</span>
        </li>
      ))}
    </ol>
  )
}
