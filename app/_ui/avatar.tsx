type AvatarProps = {
  src: string
  /** Width and height in CSS pixels. */
  size: number
} & Pick<React.ComponentProps<'img'>, 'className' | 'loading' | 'fetchPriority'>

const ROUND = 'shrink-0 rounded-full border-2 border-card bg-card'

/** A person's picture. */
export const Avatar = ({ src, size, className = ROUND, ...rest }: AvatarProps) => (
  // biome-ignore lint/performance/noImgElement: the files are SVG drawings, which no optimiser resizes
  <img src={src} alt="" width={size} height={size} className={className} {...rest} />
)
