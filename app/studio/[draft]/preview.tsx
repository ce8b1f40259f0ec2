import { ProductPicture } from '@/app/_ui/product-picture'
import { rupiah } from '@/app/_ui/rupiah'
import type { Messages } from '@/i18n/request'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Draft = RouterOutputs['studio']['draft']

export type AdWords = { ad: string; partnership: string }

type PreviewProps = {
  words: Messages['studio']
  adWords: AdWords
  caption: string
  media: Draft['pictures'][number] | undefined
  offer: Draft['promotions'][number]['offer'] | undefined
}

/** The post as the feed will show it. */
export function Preview({ words, adWords, caption, media, offer }: PreviewProps) {
  return (
    <section aria-labelledby="preview" className="self-start lg:sticky lg:top-6">
      <h2 id="preview" className="font-extrabold text-xl tracking-tight">
        {words.write.preview}
      </h2>
      <p className="text-muted text-sm">{words.write.previewText}</p>
      <div className="studio-preview" style={{ backgroundColor: media?.tone }}>
        {media && <PreviewMedia key={media.key} media={media} />}
        {offer && (
          <p className="studio-preview-ad">
            <strong>{adWords.ad}</strong> {adWords.partnership} · {offer.brand}
          </p>
        )}
        <div className="studio-preview-text">
          <p>{caption.trim() || words.write.noCaption}</p>
          {offer && (
            <div className="studio-preview-offer">
              <ProductPicture media={offer.media} sizes="48px" width={48} height={48} />
              <span className="min-w-0">
                <span className="block truncate font-bold">{offer.name}</span>
                <span className="tabular-nums">{rupiah(offer.price)}</span> · {offer.shop.name}
              </span>
            </div>
          )}
        </div>
      </div>
    </section>
  )
}

function PreviewMedia({ media }: { media: Draft['pictures'][number] }) {
  if (media.loop)
    return (
      // A silent clip that is described by its text and starts only on request.
      <video poster={`${media.folder}/hero.avif`} muted loop playsInline controls preload="none" aria-label={media.alt}>
        <source src={`${media.folder}/loop.webm`} type="video/webm" />
        <source src={`${media.folder}/loop.mp4`} type="video/mp4" />
      </video>
    )

  return (
    // biome-ignore lint/performance/noImgElement: already AVIF, in the one size that is shown
    <img src={`${media.folder}/hero.avif`} alt={media.alt} width={288} height={512} />
  )
}
