import { squareSet } from '@jembatan/platform/square-set'

type Props = Omit<React.ComponentProps<'img'>, 'src' | 'srcSet' | 'alt'> & {
  media: string
  /** Width of the picture's frame, which the browser needs before it has the styles. */
  sizes: string
}

/** A product's picture beside the product's name, so that it needs no description. */
export function ProductPicture({ media, ...props }: Props) {
  // biome-ignore lint/performance/noImgElement: already AVIF, in the sizes that frames have
  return <img {...squareSet(media)} {...props} alt="" />
}
