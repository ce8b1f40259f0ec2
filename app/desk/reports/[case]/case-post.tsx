import { getTranslations } from 'next-intl/server'
import { ProductPicture } from '@/app/_ui/product-picture'
import { rupiah } from '@/app/_ui/rupiah'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Whole = RouterOutputs['desk']['case']
type Post = NonNullable<Whole['post']>

/**
 * Shows the post that a case concerns as its viewers see it: picture or clip, caption, tags and the
 * promoted product. Files of uploads come from the operators' address, since a takedown closes the
 * public one.
 */
export async function CasePost({ id, post, uploads }: Pick<Whole, 'id' | 'uploads'> & { post: Post }) {
  const t = await getTranslations('desk.case')
  const uploadAt = (media: string) => `/desk/uploads/${id}/${media}`
  const current = uploads.find(({ media }) => post.media.folder.endsWith(`/${media}`))
  const previous = uploads.filter((upload) => upload !== current)

  return (
    <div className="grid gap-4 sm:grid-cols-[12rem_1fr]">
      <Visual
        folder={current ? uploadAt(current.media) : post.media.folder}
        alt={post.media.alt}
        clip={post.media.loop}
      />
      <div className="grid content-start gap-3">
        <p className="max-w-prose whitespace-pre-line break-words leading-relaxed">{post.caption}</p>
        {post.hashtags.length > 0 && (
          <p className="text-muted text-sm">{post.hashtags.map((tag) => `#${tag}`).join(' ')}</p>
        )}
        <p className="text-muted text-sm">{t('postBy', { name: post.creator.name, handle: post.creator.id })}</p>
        {post.promoted && <Product offer={post.offer} />}
        <p>
          <a href={`/?post=${post.id}`} className="inline-block py-2.5 font-bold text-ramai-text underline">
            {t('openPost')}
          </a>
        </p>
      </div>
      {previous.length > 0 && (
        <div className="sm:col-span-2">
          <h3 className="font-bold text-sm">{t('uploads')}</h3>
          <ul className="mt-1 flex flex-wrap gap-3">
            {previous.map(({ media, alt, clip }) => (
              <li key={media}>
                <Visual folder={uploadAt(media)} alt={alt} clip={clip} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

type VisualProps = { folder: string; alt: string; clip: boolean }

/** The clip with its controls, or the picture. */
function Visual({ folder, alt, clip }: VisualProps) {
  const size = { width: 180, height: 320, className: 'h-80 w-45 rounded-card bg-line object-cover' }
  // biome-ignore lint/performance/noImgElement: already AVIF, in the one size that is shown
  if (!clip) return <img {...size} src={`${folder}/hero-360.avif`} alt={alt} />

  return (
    <video {...size} controls muted playsInline preload="none" poster={`${folder}/hero-360.avif`} aria-label={alt}>
      <source src={`${folder}/loop.webm`} type="video/webm" />
      <source src={`${folder}/loop.mp4`} type="video/mp4" />
    </video>
  )
}

async function Product({ offer }: { offer: Post['offer'] }) {
  const t = await getTranslations('desk.case')
  if (!offer) return <p className="text-muted text-sm">{t('productGone')}</p>

  return (
    <section aria-label={t('product')} className="flex gap-3 rounded-card border border-line p-3">
      <ProductPicture media={offer.media} sizes="80px" width={80} height={80} className="size-20 rounded-card" />
      <div className="text-sm">
        <p className="font-bold">
          {offer.brand} · {offer.name}
        </p>
        <p className="tabular-nums">{rupiah(offer.price)}</p>
        <p className="text-muted">
          {offer.seller.name} · {offer.seller.city}
        </p>
        <p className="mt-1 line-clamp-4">{offer.description}</p>
      </div>
    </section>
  )
}
