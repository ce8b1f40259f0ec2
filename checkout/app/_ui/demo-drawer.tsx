/** Controls of a demo: closed by default, and apart from the buyer's content. Works without scripts. */
export const DemoDrawer = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <details data-demo className="rounded-card border border-line border-dashed px-5 text-quiet print:hidden">
    <summary className="min-h-11 cursor-pointer content-center font-bold text-sm">{title}</summary>
    <div className="grid gap-3 pb-5">{children}</div>
  </details>
)
