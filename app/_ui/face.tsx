import { Avatar } from './avatar'

const TONES = ['#f3d9c8', '#cfe6dc', '#d9d4f2', '#f6e6bf', '#d3e0f3', '#e2edd6', '#f7d6cd', '#eadfce']

type FaceProps = {
  person: { handle: string; name: string; image: string | null }
  className?: string
}

/** A member's picture, or their initials on a tone that is always the same for a handle. */
export function Face({ person: { handle, name, image }, className = 'face' }: FaceProps) {
  const tone = TONES[[...handle].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % TONES.length]
  const initials = name
    .split(' ')
    .slice(0, 2)
    .map((word) => word.charAt(0))

  return image ? (
    <Avatar src={image} size={36} loading="lazy" className={className} />
  ) : (
    <span aria-hidden="true" className={className} style={{ background: tone }}>
      {initials}
    </span>
  )
}
