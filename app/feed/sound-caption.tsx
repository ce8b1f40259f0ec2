import { Music2 } from 'lucide-react'
import en from '@/messages/en/sounds.json'
import id from '@/messages/id/sounds.json'
import type { FeedPost } from './trpc'

/**
 * Names the sound that plays, for those who do not hear it. Its words are part of the script, since
 * the first document has no room for them.
 */
export const SoundCaption = ({ sound }: Pick<FeedPost['media'], 'sound'>) => (
  <p className="post-sound">
    <Music2 size={15} aria-hidden="true" />
    {(document.documentElement.lang === 'en' ? en : id)[sound]}
  </p>
)
