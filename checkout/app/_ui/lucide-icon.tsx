import type { icons } from 'lucide'

/**
 * The class of a lucide icon. It stands in the source in full, where Tailwind finds it.
 */
export type IconClass = `icon-${'' | 'full-'}${keyof typeof icons}`

const SIZES = {
  14: 'size-3.5',
  16: 'size-4',
  18: 'size-4.5',
  20: 'size-5',
  22: 'size-5.5',
  24: 'size-6',
  28: 'size-7',
  34: 'size-8.5',
}

type Props = { of: IconClass; size: keyof typeof SIZES; className?: string }

/** A decorative icon. */
export const Icon = ({ of, size, className }: Props) => (
  <span aria-hidden className={['icon', of, SIZES[size], className].filter(Boolean).join(' ')} />
)
