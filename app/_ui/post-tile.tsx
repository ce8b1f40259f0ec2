type Props = Omit<React.ComponentProps<'img'>, 'alt' | 'loading'>

/** The small picture of a post beside its words, so that it needs no description. */
export function PostTile(props: Props) {
  // biome-ignore lint/performance/noImgElement: already AVIF, in the size of a tile
  return <img {...props} alt="" loading="lazy" />
}
