/** A person's round picture. */
export function CreatorPicture({ src, size }: { src: string; size: number }) {
  return (
    // biome-ignore lint/performance/noImgElement: a small picture of our own; nothing to optimise
    <img src={src} alt="" width={size} height={size} className="shrink-0 rounded-full border-2 border-white bg-white" />
  )
}
