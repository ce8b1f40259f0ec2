const TONE = {
  good: 'bg-pasar-wash text-pasar-deep',
  warn: 'bg-warn-wash text-warn',
  wrong: 'bg-wrong-wash text-wrong',
  quiet: 'bg-paper text-quiet',
} as const

export type Tone = keyof typeof TONE

export function Badge({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className={`inline-block whitespace-nowrap rounded-full px-3 py-1 font-bold text-xs ${TONE[tone]}`}>
      {children}
    </span>
  )
}
