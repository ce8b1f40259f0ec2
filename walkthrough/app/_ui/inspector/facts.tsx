/** Lists names and values; omits missing values. */
export function Facts({ facts }: { facts: [string, unknown][] }) {
  const there = facts.filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')

  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 text-sm">
      {there.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-night-quiet">{name}</dt>
          <dd className="min-w-0 font-mono [overflow-wrap:anywhere]">{String(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
