type JsonProps = { title: string; value: unknown; none: string }

/** As it was recorded; what the event does not hold is named as missing. */
export function Json({ title, value, none }: JsonProps) {
  const empty = value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)

  return (
    <div>
      <h3 className="mb-2 text-night-quiet text-sm">{title}</h3>
      {empty ? (
        <p className="text-night-quiet text-sm">{none}</p>
      ) : (
        <pre className="rounded-control bg-night-card p-3.5 font-mono text-sm leading-relaxed whitespace-pre-wrap [overflow-wrap:anywhere]">
          {typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
        </pre>
      )}
    </div>
  )
}
