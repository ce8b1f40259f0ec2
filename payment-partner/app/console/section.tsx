/** A section of a transaction with its heading. */
export const Section = ({ id, title, children }: { id?: string; title: string; children: React.ReactNode }) => (
  <section
    id={id}
    aria-label={title}
    className="panel grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 p-5 sm:p-6"
  >
    <h2 className="text-lg">{title}</h2>
    {children}
  </section>
)
