import type { LucideIcon } from 'lucide-react'

const TONES = {
  plain: 'bg-kasir-wash text-kasir-deep',
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  wrong: 'bg-wrong-wash text-wrong',
} as const

type Notice = {
  Icon: LucideIcon
  title: string
  text: React.ReactNode
  tone?: keyof typeof TONES
  children?: React.ReactNode
}

/** One message with the next actions. */
export function Notice({ Icon, title, text, tone = 'plain', children }: Notice) {
  return (
    <section className="panel arrive mx-auto grid max-w-xl grid-cols-[minmax(0,1fr)] justify-items-center gap-4 px-6 py-10 text-center sm:px-10">
      <span className={`grid size-16 place-items-center rounded-full ${TONES[tone]}`}>
        <Icon size={32} aria-hidden />
      </span>
      <h1 className="text-3xl">{title}</h1>
      <p className="max-w-prose text-balance text-quiet">{text}</p>
      {children}
    </section>
  )
}
