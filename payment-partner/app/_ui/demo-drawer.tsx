import { FlaskConical } from 'lucide-react'
import { getEnvironment } from '@/server/environment'

/** Simulation only: controls that no real gateway has, closed until a presenter needs them. */
export const DemoDrawer = ({ title, children }: { title: string; children: React.ReactNode }) =>
  getEnvironment().SIM_MODE ? (
    <details data-demo className="rounded-card border-2 border-warn/40 border-dashed bg-warn-wash px-4 open:pb-4">
      <summary className="flex min-h-12 items-center gap-2 font-bold text-sm text-warn">
        <FlaskConical size={18} aria-hidden className="shrink-0" />
        {title}
      </summary>
      <div className="grid gap-5 pt-2">{children}</div>
    </details>
  ) : null
