import type { IconNode } from 'lucide'
import { createElement } from 'react'

type Props = { of: IconNode; size: number; className?: string; strokeWidth?: number }

/**
 * A decorative icon, rendered inline on the server. lucide-react's icons are client components:
 * each would also be sent as data and rendered again in the browser.
 * @param of a lucide icon.
 * @param size in pixels.
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
