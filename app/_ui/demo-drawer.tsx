/**
 * Controls of a demo: closed by default, and apart from the member's content. Works without
 * scripts.
 */
export const DemoDrawer = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <details data-demo className="mt-6 rounded-card border border-line border-dashed px-4 text-muted">
    <summary className="min-h-11 cursor-pointer py-2.5 font-bold text-sm">{title}</summary>
    <div className="grid gap-3 pb-4">{children}</div>
  </details>
)
