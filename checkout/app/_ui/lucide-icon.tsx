import type { IconNode } from 'lucide'
import { createElement } from 'react'

type Props = { of: IconNode; size: number; className?: string; strokeWidth?: number }

/**
 * A sign for the eye alone, drawn where the page is. Those of lucide-react are components of the browser: each is sent as data
 * besides, and drawn once more by a script.
 * @param of one of lucide's.
 * @param size pixels.
 */
export const Icon = ({ of, size, className, strokeWidth = 2 }: Props) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={strokeWidth}
    strokeLinecap="round"
    strokeLinejoin="round"
    className={className}
    aria-hidden
  >
    {...of.map(([shape, attributes]) => createElement(shape, attributes))}
  </svg>
)
