type DemoDrawerProps = { title: string; open?: boolean; children: React.ReactNode }

/**
 * Controls of a demo: closed by default, and apart from the buyer's content. Works without scripts.
 * `open`: a press within it led back to the page.
 */
export const DemoDrawer = ({ title, open, children }: DemoDrawerProps) => (
  <details data-demo open={open} className="rounded-card border border-line border-dashed px-5 text-quiet print:hidden">
    <summary className="min-h-11 cursor-pointer content-center font-bold text-sm">{title}</summary>
    <div className="grid gap-3 pb-5">{children}</div>
  </details>
)
