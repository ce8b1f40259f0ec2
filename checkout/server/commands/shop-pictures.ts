import { type DerivedPictures, SQUARES } from '@jembatan/platform/size-pictures'
import sharp from 'sharp'

const PHOTO_SIDE = 480

type Look = {
  degrees: number
  /** The visible part, in shares of the picture. */
  part: { left: number; top: number; side: number }
  brightness: number
  saturation: number
  /** Factors of red, green and blue: the colour of the room's light. */
  light: [number, number, number]
}

/** Two buyers: one by a lamp in the evening, one close up by the window. */
const LOOKS: Look[] = [
  {
    degrees: -6,
    part: { left: 0.13, top: 0.17, side: 0.72 },
    brightness: 0.88,
    saturation: 0.9,
    light: [1.06, 1, 0.86],
  },
  {
    degrees: 5,
    part: { left: 0.22, top: 0.2, side: 0.56 },
    brightness: 1.04,
    saturation: 0.82,
    light: [0.95, 1, 1.07],
  },
]

/** A good as a buyer would photograph it: tilted, closer, in the light of a room. */
async function photograph(file: string, { degrees, part, brightness, saturation, light }: Look) {
  const turned = await sharp(file)
    .removeAlpha()

    .rotate(degrees, { background: '#d9d2c7' })
    .tiff({ compression: 'none' })
    .toBuffer()
  const { width = 0 } = await sharp(turned).metadata()
  const at = (share: number) => Math.round(share * width)

  return sharp(turned)
    .extract({ left: at(part.left), top: at(part.top), width: at(part.side), height: at(part.side) })
    .resize(PHOTO_SIDE)
    .modulate({ brightness, saturation })
    .linear(light, [0, 0, 0])
    .avif({ quality: 45, effort: 2 })
    .toBuffer()
}

/** The sizes of each good's picture, and the photos that the seed's reviews show. */
export const SHOP_PICTURES: DerivedPictures = {
  'square.avif': [
    ...(SQUARES['square.avif'] ?? []),
    ...LOOKS.map((look, index) => ({
      name: `buyer-${index + 1}.avif`,
      make: (file: string) => photograph(file, look),
    })),
  ],
}
