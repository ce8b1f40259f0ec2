import { getTranslations } from 'next-intl/server'

type CreatorRowProps = { creator: { id: string; name: string; picture: string; bio: string; followers: number } }

export async function CreatorRow({ creator }: CreatorRowProps) {
  const t = await getTranslations('browse')

  return (
    <li>
      <a href={`/creators/${creator.id}`} className="flex items-center gap-4 rounded-card p-2 hover:bg-white">
        <CreatorPicture src={creator.picture} size={56} />
        <span className="min-w-0">
          <span className="font-extrabold">{creator.name}</span> <span className="text-muted">@{creator.id}</span>
          <span className="block text-muted text-sm leading-snug">{creator.bio}</span>
          <span className="block text-sm tabular-nums">{t('followers', { count: creator.followers })}</span>
        </span>
      </a>
    </li>
  )
}

export function CreatorPicture({ src, size }: { src: string; size: number }) {
  return (
    // biome-ignore lint/performance/noImgElement: a small picture of our own; nothing to optimise
    <img src={src} alt="" width={size} height={size} className="shrink-0 rounded-full border-2 border-white bg-white" />
  )
}
