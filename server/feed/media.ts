import type { Language } from '@/i18n/language'
import manifest from '@/public/media/manifest.json'

export type Media = { key: string; alt: string; tone: string; placeholder: string }

const pictures = new Map(manifest.products.map((picture) => [picture.key, picture]))
const [someOtherPicture] = manifest.products

/** The pictures of a post. A key without pictures shows another product rather than a hole. */
export function describeMedia(key: string, language: Language): Media {
  const picture = pictures.get(key) ?? someOtherPicture
  if (!picture) throw new Error('The media manifest is empty.')

  return {
    key: picture.key,
    alt: picture.alt[language],
    tone: picture.dominantColor,
    placeholder: picture.placeholder,
  }
}
