/** The empty state of a list. */
export function Empty({ title, text }: { title: string; text: string }) {
  return (
    <div className="grid gap-1 rounded-card border border-line border-dashed p-8">
      <p className="font-bold">{title}</p>
      <p className="text-quiet">{text}</p>
    </div>
  )
}
