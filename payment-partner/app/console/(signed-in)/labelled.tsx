export const CONTROL = 'min-h-12 w-full rounded-control border border-quiet bg-card px-4'

type Props = { name: string; label: string; children: React.ReactNode }

/** A control with its label above; its id is its name. */
export const Labelled = ({ name, label, children }: Props) => (
  <div className="grid min-w-0 gap-1.5">
    <label htmlFor={name} className="font-bold text-sm">
      {label}
    </label>
    {children}
  </div>
)
