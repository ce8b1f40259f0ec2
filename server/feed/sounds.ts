/** The sounds that a browser can make for a scene; see app/feed/ambience.ts. */
export const SOUNDS = ['rain', 'waves', 'wind', 'leaves', 'crickets', 'street', 'broth', 'purr', 'music'] as const

export type Sound = (typeof SOUNDS)[number]

/** The sound of each scene without a product. */
const OF_SCENE: Record<string, Sound> = {
  'hujan-jendela': 'rain',
  'genting-hujan': 'rain',
  'perahu-kertas': 'rain',
  'jukung-fajar': 'waves',
  'pantai-ombak': 'waves',
  'kapal-fajar': 'waves',
  'gunung-kabut': 'wind',
  'layangan-sawah': 'wind',
  'jemuran-batik': 'wind',
  'sawah-teras': 'leaves',
  'jalan-pagi': 'leaves',
  'pot-gang': 'leaves',
  'sepeda-tembok': 'leaves',
  'magrib-lapangan': 'crickets',
  'warung-malam': 'crickets',
  'kota-biru': 'street',
  'mie-bakso': 'broth',
  'panci-kuah': 'broth',
  'kucing-tidur': 'purr',
  'kucing-keranjang': 'purr',
  'kucing-ambang': 'purr',
}

/** Any other picture has a quiet chord. */
export const soundOf = (scene: string): Sound => OF_SCENE[scene] ?? 'music'
