const TONE = {
  good: 'bg-pasar-wash text-pasar-deep',
  warn: 'bg-warn-wash text-warn',
  wrong: 'bg-wrong-wash text-wrong',
} as const

/** A short message beside its subject. */
export function Notice({ tone, children }: { tone: keyof typeof TONE; children: React.ReactNode }) {
  return (
    <div role="status" className={`rounded-control p-4 text-sm ${TONE[tone]}`}>
      {children}
    </div>
  )
}
