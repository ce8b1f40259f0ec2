type Props = { title: string; isOpen?: boolean; children: React.ReactNode }

/** A part that opens by a press, with or without scripts. */
export const Disclosure = ({ title, isOpen, children }: Props) => (
  <details open={isOpen} className="rounded-control border border-line px-4 open:pb-4">
    <summary className="min-h-12 content-center font-bold">{title}</summary>
    <div className="pt-2">{children}</div>
  </details>
)
