/** Ramai's logo: many dots close together. Symbol and name always appear together. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-extrabold text-xl tracking-tight">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="10" fill="var(--color-ramai)" />
        <circle cx="10.5" cy="19.5" r="4" fill="white" />
        <circle cx="18" cy="12" r="4.6" fill="white" />
        <circle cx="23" cy="21.5" r="2.8" fill="white" />
      </svg>
      Ramai
    </span>
  )
}
