/** Two arches on three piers, each pier in the colour of its system. */
export function Mark({ size = 36 }: { size?: number }) {
  return (
    <svg viewBox="0 0 36 36" width={size} height={size} fill="none" strokeWidth="2.4" strokeLinecap="round" aria-hidden>
      <rect width="36" height="36" rx="11" fill="#0f1214" />
      <path d="M5 15.500h26" stroke="#f6f3ee" />
      <path d="M8 23c0-5 2-7.500 5-7.500s5 2.500 5 7.500c0-5 2-7.500 5-7.500s5 2.500 5 7.500" stroke="#f6f3ee" />
      <circle cx="8" cy="27" r="2" fill="#ff4d5e" />
      <circle cx="18" cy="27" r="2" fill="#2fc48c" />
      <circle cx="28" cy="27" r="2" fill="#7d97f5" />
    </svg>
  )
}
