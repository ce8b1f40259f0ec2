type Props = { title: string; text: string; value: string }

/** A key that is displayed once. */
export const NewKey = ({ title, text, value }: Props) => (
  <div role="status" className="grid gap-2 rounded-control bg-good-wash p-4 text-good">
    <p className="font-bold">{title}</p>
    <code className="break-all text-ink">{value}</code>
    <p className="text-sm">{text}</p>
  </div>
)
