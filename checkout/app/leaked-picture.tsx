import { leakedPicture } from '@/server/trpc/caller'

/** BREACH, row 9: a page that asks another system for something. Only ever in a demo, and only while that is switched on. */
export function LeakedPicture() {
  const address = leakedPicture()

  // Of low priority, or React would also write it into the page's head as a link, which is what row 10 reads.
  // biome-ignore lint/performance/noImgElement: nothing may stand between this request and the foreign host
  return address ? <img src={address} alt="" width={1} height={1} fetchPriority="low" /> : null
}
