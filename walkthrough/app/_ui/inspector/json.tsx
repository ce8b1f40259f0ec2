/** Shows a field of an event as recorded; renders nothing for a missing field. */
export function Json({ title, value }: { title: string; value: unknown }) {
  const empty = value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
  if (empty) return null

  return (
    <div>
      <h3 className="mb-2 text-night-quiet text-sm">{title}</h3>
      <pre className="rounded-control bg-night-card p-3.5 font-mono text-sm leading-relaxed whitespace-pre-wrap [overflow-wrap:anywhere]">
        {typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
      </pre>
    </div>
  )
}
