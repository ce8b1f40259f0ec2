/** The water between the islands; it says nothing and does not move. */
export function Waves() {
  return (
    <svg aria-hidden className="absolute inset-0 -z-10 size-full text-white/[0.045]">
      <title>.</title>
      <pattern id="waves" width="72" height="26" patternUnits="userSpaceOnUse">
        <path d="M0 13c9-8 27-8 36 0s27 8 36 0" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </pattern>
      <rect width="100%" height="100%" fill="url(#waves)" />
    </svg>
  )
}
