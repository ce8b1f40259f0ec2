type Field = React.ComponentProps<'input'> & { label: string; hint?: string; fault?: string }

/** A labelled input that says at its own place what is wrong with it. */
export function Field({ label, hint, fault, name, ...input }: Field) {
  const describedBy = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ')

  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <label htmlFor={name} className="font-bold">
        {label}
      </label>
      <input
        {...input}
        id={name}
        name={name}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy || undefined}
        className="min-h-12 w-full rounded-control border border-[#8d877b] bg-white px-4 text-lg tabular-nums aria-invalid:border-2 aria-invalid:border-wrong"
      />
      {hint && (
        <p id={`${name}-hint`} className="text-quiet text-sm">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${name}-fault`} className="font-bold text-sm text-wrong">
          {fault}
        </p>
      )}
    </div>
  )
}
